import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import subsetFont from 'subset-font'

type Range = readonly [first: number, last?: number]

/** What every page needs, and what names in the Latin script need beyond it. fonts.css says the same in its ranges. */
const ranges: Record<'latin' | 'latin-ext', readonly Range[]> = {
  latin: [
    [0x20, 0x7e],
    [0xa0, 0xff],
    [0x131],
    [0x152, 0x153],
    [0x2bb, 0x2bc],
    [0x2c6],
    [0x2da],
    [0x2dc],
    [0x2010, 0x2015],
    [0x2018, 0x201e],
    [0x2020, 0x2022],
    [0x2026],
    [0x2030],
    [0x2032, 0x2033],
    [0x2039, 0x203a],
    [0x2044],
    [0x20ac],
    [0x2122],
    [0x2190, 0x2193],
    [0x2212],
    [0x2215],
  ],
  'latin-ext': [
    [0x100, 0x130],
    [0x132, 0x151],
    [0x154, 0x17f],
    [0x1cd, 0x1dc],
    [0x218, 0x21b],
    [0x1e0c, 0x1e0d],
    [0x1e24, 0x1e25],
    [0x1e62, 0x1e63],
    [0x1e6c, 0x1e6d],
    [0x1e9e],
  ],
}

const faces = ['source-sans-3', 'source-serif-4']
const keepFeatures = ['kern', 'liga', 'mark', 'mkmk', 'ccmp', 'locl', 'tnum', 'lnum', 'calt', 'case']
const variationAxes = { wght: { min: 400, max: 600 } }

function charactersIn(some: readonly Range[]): string {
  return some
    .flatMap(([first, last = first]) => Array.from({ length: last - first + 1 }, (_, at) => first + at))
    .map((code) => String.fromCodePoint(code))
    .join('')
}

/** Cuts the fonts down to the letters, weights and features that the atlas uses: from 180 kB to 75. */
export async function buildFonts(): Promise<void> {
  const target = join(import.meta.dirname, 'dist')
  const require = createRequire(import.meta.url)
  const hash = createHash('sha256').update(readFileSync(import.meta.filename))
  for (const face of faces) hash.update(readFileSync(require.resolve(`@fontsource-variable/${face}/package.json`)))
  const done = join(target, `${hash.digest('hex').slice(0, 12)}.done`)
  if (existsSync(done)) return
  mkdirSync(target, { recursive: true })
  for (const face of faces)
    for (const [name, some] of Object.entries(ranges)) {
      const whole = readFileSync(
        require.resolve(`@fontsource-variable/${face}/files/${face}-${name}-wght-normal.woff2`),
      )
      const cut = await subsetFont(whole, charactersIn(some), {
        targetFormat: 'woff2',
        noHinting: true,
        keepFeatures,
        variationAxes,
      })
      // Two builds at once may both come by here: neither must see half a font.
      const path = join(target, `${face}-${name}.woff2`)
      writeFileSync(`${path}.${process.pid}`, cut)
      renameSync(`${path}.${process.pid}`, path)
    }
  writeFileSync(done, '')
}
