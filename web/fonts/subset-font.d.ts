declare module 'subset-font' {
  type Options = {
    targetFormat?: 'sfnt' | 'woff' | 'woff2'
    noHinting?: boolean
    keepFeatures?: string[]
    variationAxes?: Record<string, number | { min: number; max: number }>
  }

  function subsetFont(font: Uint8Array, text: string, options?: Options): Promise<Uint8Array>

  // biome-ignore lint/style/noDefaultExport: that is how the library exports it
  export { subsetFont as default }
}
