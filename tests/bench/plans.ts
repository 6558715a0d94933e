import type { Database } from '@centres/db'
import type postgres from 'postgres'

export type Query = { text: string; parameters: unknown[] }

/** What a plan comes to. */
export type Plan = {
  milliseconds: number
  /** Before it ran; a prepared statement is planned once. */
  planning: number
  /** Pages of eight kilobytes that were looked at. */
  buffers: number
  /** Indexes that were read. */
  indexes: string[]
  /** Tables that were read from end to end. */
  sequential: string[]
}

type Node = {
  'Node Type': string
  'Relation Name'?: string
  'Index Name'?: string
  'Actual Loops'?: number
  Plans?: Node[]
}
type Explained = {
  Plan: Node & { 'Shared Hit Blocks': number; 'Shared Read Blocks': number }
  'Planning Time': number
  'Execution Time': number
}

/** The statements that the work really sends, with their parameters. */
export async function statementsOf(
  database: Database,
  work: (database: Database) => Promise<unknown>,
): Promise<Query[]> {
  const sent: Query[] = []
  // The driver looks at this for each query.
  const options = database.$client.options as { debug?: unknown }
  options.debug = (_: number, text: string, parameters: unknown[]) => sent.push({ text, parameters })
  try {
    await work(database)
  } finally {
    options.debug = false
  }
  return sent.filter(({ text }) => !text.includes('pg_catalog'))
}

const allNodes = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(allNodes)]

/** Runs a statement and reads off what it took; a node that never ran does not count. */
export async function explain(sql: Pick<postgres.Sql, 'unsafe'>, { text, parameters }: Query): Promise<Plan> {
  const [row] = await sql.unsafe<{ 'QUERY PLAN': [Explained] }[]>(
    `explain (analyze, buffers, format json) ${text}`,
    parameters as postgres.ParameterOrJSON<never>[],
  )
  const [explained] = row?.['QUERY PLAN'] ?? []
  if (!explained) throw new Error(`no plan for ${text}`)
  const nodes = allNodes(explained.Plan).filter((node) => node['Actual Loops'] !== 0)
  const unique = (names: (string | undefined)[]) => [...new Set(names.flatMap((name) => name ?? []))]
  return {
    milliseconds: explained['Execution Time'],
    planning: explained['Planning Time'],
    buffers: explained.Plan['Shared Hit Blocks'] + explained.Plan['Shared Read Blocks'],
    indexes: unique(nodes.map((node) => node['Index Name'])),
    sequential: unique(nodes.filter((node) => node['Node Type'] === 'Seq Scan').map((node) => node['Relation Name'])),
  }
}
