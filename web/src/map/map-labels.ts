/** Every word that the map says, already in the reader's language. */
export type MapLabels = {
  map: string
  zoomIn: string
  zoomOut: string
  wholeWorld: string
  /** Names the list of what is in view, for the keyboard and for screen readers. */
  inView: string
  cluster: (count: number, near: string | undefined) => string
  /** A point whose name is not known yet. */
  centre: (near: string | undefined) => string
  /** Heads the list of several centres on one spot. */
  sameSpot: (count: number) => string
  close: string
  noMap: string
}
