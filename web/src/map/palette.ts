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
    water: '#eaf0f1',
    land: '#dfdacb',
    coast: '#a9b4b4',
    border: '#b7ad97',
    graticule: '#d3dddf',
    country: '#5b5546',
    town: '#55544d',
    townDot: '#8a867a',
    halo: '#e9e5d9',
    ink: '#16212b',
    paper: '#fbfaf6',
    chosen: '#960a47',
    action: '#0b5160',
  },
  dark: {
    water: '#0e161c',
    land: '#232e36',
    coast: '#46555f',
    border: '#43515b',
    graticule: '#1a252d',
    country: '#a9b2b6',
    town: '#aeb5b8',
    townDot: '#71808a',
    halo: '#1a242b',
    ink: '#edeae1',
    paper: '#11191f',
    chosen: '#ff9cc4',
    action: '#8ad0dc',
  },
}
