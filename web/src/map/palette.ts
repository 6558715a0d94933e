export type Theme = 'light' | 'dark'

export type Palette = {
  water: string
  land: string
  coast: string
  border: string
  graticule: string
  country: string
  town: string
  townDot: string
  halo: string
  ink: string
  paper: string
  chosen: string
  action: string
}

/** Literal, because MapLibre paints in WebGL and cannot read CSS. Ink, paper and accents are those of tokens.css. */
export const palettes: Record<Theme, Palette> = {
  light: {
    water: '#dde8ea',
    land: '#eee9dc',
    coast: '#8ea3a8',
    border: '#c3b9a2',
    graticule: '#c8d7db',
    country: '#5d5748',
    town: '#50504a',
    townDot: '#8a867a',
    halo: '#f1ede2',
    ink: '#16212b',
    paper: '#fbfaf6',
    chosen: '#960a47',
    action: '#0b5160',
  },
  dark: {
    water: '#13212b',
    land: '#27323a',
    coast: '#52636d',
    border: '#46545e',
    graticule: '#1d2e39',
    country: '#a9b2b6',
    town: '#aeb5b8',
    townDot: '#71808a',
    halo: '#222d35',
    ink: '#edeae1',
    paper: '#11191f',
    chosen: '#ff9cc4',
    action: '#8ad0dc',
  },
}
