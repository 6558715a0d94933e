declare module 'polylabel' {
  /** The point of a polygon that lies farthest from its edges. */
  function polylabel(rings: number[][][], precision?: number): [number, number]
  export { polylabel as default }
}
