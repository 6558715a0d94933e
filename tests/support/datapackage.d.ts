/** The published validator of Data Packages has no types of its own: what we ask of it. */
declare module 'datapackage' {
  type Resource = {
    name: string
    descriptor: { schema: { fields: { name: string; type: string }[] } }
    headers: string[]
    read: (options: { keyed?: boolean; relations?: boolean }) => Promise<Record<string, unknown>[]>
  }
  export const Package: {
    load: (
      path: string,
      options?: { strict?: boolean },
    ) => Promise<{
      valid: boolean
      errors: Error[]
      descriptor: Record<string, unknown>
      resources: Resource[]
      getResource: (name: string) => Resource | null
    }>
  }
}
