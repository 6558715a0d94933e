import type { Parameter, Schema, Schemas } from './openapi-document.ts'

export type Field = {
  name: string
  type: string
  description: string
  isOptional: boolean
  /** The values it may have, where they are few and known. */
  values: string[]
  /** What is inside an object, or inside each object of a list. */
  fields: Field[]
}

const referencePrefix = '#/components/schemas/'
const nameOf = ({ $ref }: Schema) => $ref?.slice(referencePrefix.length)

function resolve(schema: Schema, schemas: Schemas): Schema {
  const name = nameOf(schema)
  return name === undefined ? schema : { ...schemas[name], ...schema }
}

const isNull = (schema: Schema) => schema.type === 'null'

/** The schema itself where null is allowed beside it. */
function withoutNull(schema: Schema): { schema: Schema; nullable: boolean } {
  const { anyOf, type } = schema
  if (anyOf) {
    const [only, ...others] = anyOf.filter((one) => !isNull(one))
    if (only && others.length === 0) return { schema: only, nullable: anyOf.some(isNull) }
    return { schema, nullable: anyOf.some(isNull) }
  }
  if (!Array.isArray(type)) return { schema, nullable: false }
  const rest = type.filter((one) => one !== 'null')
  return {
    schema: { ...schema, type: rest.length === 1 && rest[0] !== undefined ? rest[0] : rest },
    nullable: rest.length < type.length,
  }
}

const itemsOf = ({ items }: Schema): Schema => (typeof items === 'object' ? items : {})

function plainType(schema: Schema): string {
  const name = nameOf(schema)
  if (name !== undefined) return name
  if (schema.anyOf) return schema.anyOf.map(typeOf).join(' or ')
  if (schema.prefixItems) return `list of ${schema.prefixItems.length} ${typeOf(schema.prefixItems[0] ?? {})}s`
  if (schema.type === 'array') return `list of ${typeOf(itemsOf(schema))}`
  if (schema.format === 'date-time') return 'instant'
  if (schema.format === 'binary') return 'bytes'
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (Array.isArray(schema.type)) return schema.type.join(' or ')
  return schema.type ?? 'any JSON'
}

/** The type in words: 'list of Name', 'string or null'. */
export function typeOf(schema: Schema): string {
  const { schema: inner, nullable } = withoutNull(schema)
  return plainType(inner) + (nullable ? ' or null' : '')
}

/** What holds the fields: the object itself, or the one that a list is made of. */
function objectIn(schema: Schema, schemas: Schemas): { object: Schema; names: string[] } {
  const { schema: inner } = withoutNull(schema)
  const name = nameOf(inner)
  const object = resolve(inner, schemas)
  if (object.type === 'array' && !object.prefixItems) {
    const within = objectIn(itemsOf(object), schemas)
    return { object: within.object, names: [...(name === undefined ? [] : [name]), ...within.names] }
  }
  return { object, names: name === undefined ? [] : [name] }
}

/** The fields of a schema, those of its objects inside them; a schema inside itself is named, not told again. */
export function fieldsOf(schema: Schema, schemas: Schemas, outer: string[] = []): Field[] {
  const { object, names } = objectIn(schema, schemas)
  if (names.some((name) => outer.includes(name))) return []
  const within = [...outer, ...names]
  return Object.entries(object.properties ?? {}).map(([name, property]) => {
    const { schema: inner } = withoutNull(property)
    const { enum: values = [] } = inner.type === 'array' ? itemsOf(inner) : inner
    return {
      name,
      type: typeOf(property),
      description: property.description ?? resolve(inner, schemas).description ?? '',
      isOptional: !object.required?.includes(name),
      values: values.map(String),
      fields: fieldsOf(property, schemas, within),
    }
  })
}

/** Whether a key may be repeated; each value is then an alternative. */
export const isRepeatable = ({ schema }: Parameter) => schema.type === 'array'

export type Rule =
  | { kind: 'values'; values: string[] }
  | { kind: 'range'; from: number; to: number }
  | { kind: 'above'; above: number; to: number }
  | { kind: 'characters'; most: number }
  | { kind: 'pattern'; pattern: string }
  | { kind: 'repeat'; most: number }
  | { kind: 'default'; value: string }

/** What a value of a parameter has to be like. */
export function rulesOf(parameter: Parameter): Rule[] {
  const { schema } = parameter
  const one = isRepeatable(parameter) ? itemsOf(schema) : schema
  const rules: Rule[] = []
  if (one.enum) rules.push({ kind: 'values', values: one.enum.map(String) })
  if (one.minimum !== undefined && one.maximum !== undefined) {
    rules.push({ kind: 'range', from: one.minimum, to: one.maximum })
  }
  if (one.exclusiveMinimum !== undefined && one.maximum !== undefined) {
    rules.push({ kind: 'above', above: one.exclusiveMinimum, to: one.maximum })
  }
  if (isRepeatable(parameter)) {
    // What is repeated are codes; how a code is spelt says less than where the codes are listed.
    if (schema.maxItems !== undefined) rules.push({ kind: 'repeat', most: schema.maxItems })
  } else {
    if (one.pattern !== undefined) rules.push({ kind: 'pattern', pattern: one.pattern })
    if (one.maxLength !== undefined) rules.push({ kind: 'characters', most: one.maxLength })
  }
  if (schema.default !== undefined) rules.push({ kind: 'default', value: String(schema.default) })
  return rules
}

/** The example of a parameter as it is typed into a form. */
export function exampleOf({ schema }: Parameter): string | undefined {
  const { example } = schema
  if (example === undefined) return undefined
  return Array.isArray(example) ? example.join(', ') : String(example)
}
