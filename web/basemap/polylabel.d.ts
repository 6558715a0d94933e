declare module 'polylabel' {
  /** The point of a polygon that lies farthest from its edges. */
  function polylabel(rings: number[][][], precision?: number): [number, number]

  // biome-ignore lint/style/noDefaultExport: that is how the library exports it
  export { polylabel as default }
}
