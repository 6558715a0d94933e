import type { OpenapiDocument, Parameter, Schema } from './openapi-document.ts'

export type Answer = { status: string; description: string; mediaType: string | undefined; schema: Schema | undefined }

export type Operation = {
  /** Stable: the method and the path, without their punctuation. */
  anchor: string
  method: string
  path: string
  summary: string
  description: string
  /** Those of the path first, then the required ones, then the rest in the order of the document. */
  parameters: Parameter[]
  answers: Answer[]
}

export type Section = { anchor: string; name: string; description: string; operations: Operation[] }

const methods = ['get', 'post', 'put', 'patch', 'delete']

const anchorOf = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')

const rankOf = (parameter: Parameter) => (parameter.in === 'path' ? 0 : parameter.required ? 1 : 2)

/** The operations of the document, under the tags by which it groups them. */
export function sectionsOf(document: OpenapiDocument): Section[] {
  const sections = new Map<string, Section>()
  const sectionOf = (name: string, description = '') => {
    const known = sections.get(name)
    if (known) return known
    const made: Section = { anchor: anchorOf(name), name, description, operations: [] }
    sections.set(name, made)
    return made
  }
  for (const { name, description } of document.tags ?? []) sectionOf(name, description)
  for (const [path, described] of Object.entries(document.paths)) {
    for (const method of methods) {
      const operation = described[method]
      if (!operation) continue
      sectionOf(operation.tags?.[0] ?? document.info.title).operations.push({
        anchor: anchorOf(`${method} ${path}`),
        method: method.toUpperCase(),
        path,
        summary: operation.summary ?? path,
        description: operation.description ?? '',
        parameters: (operation.parameters ?? []).toSorted((one, other) => rankOf(one) - rankOf(other)),
        answers: Object.entries(operation.responses ?? {}).map(([status, { description = '', content = {} }]) => {
          const [mediaType] = Object.keys(content)
          return { status, description, mediaType, schema: mediaType ? content[mediaType]?.schema : undefined }
        }),
      })
    }
  }
  return [...sections.values()].filter(({ operations }) => operations.length > 0)
}

/** From this many on, parameters that an operation has in common with an earlier one are not told again in full. */
const worthSharing = 8

export type Shared = { with: Operation; names: Set<string> }

/** For each operation that repeats a long list of parameters: the first one that has it, and their names. */
export function sharedParameters(sections: Section[]): Map<string, Shared> {
  const shared = new Map<string, Shared>()
  const firsts: Operation[] = []
  for (const operation of sections.flatMap(({ operations }) => operations)) {
    const told = firsts
      .map((first) => {
        const texts = new Set(first.parameters.map((parameter) => JSON.stringify(parameter)))
        const same = operation.parameters.filter((parameter) => texts.has(JSON.stringify(parameter)))
        return { with: first, names: new Set(same.map(({ name }) => name)) }
      })
      .find(({ names }) => names.size >= worthSharing)
    if (told) shared.set(operation.anchor, told)
    else if (operation.parameters.length >= worthSharing) firsts.push(operation)
  }
  return shared
}
