/** The reader of JSON-LD has no types of its own: what we ask of it. */
declare module 'jsonld' {
  type Loaded = { documentUrl: string; document: object }
  const jsonld: {
    expand: (
      document: object,
      options: { documentLoader: (url: string) => Promise<Loaded> },
    ) => Promise<Record<string, unknown>[]>
  }
  export = jsonld
}
