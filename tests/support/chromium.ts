import {
  accessSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inflate } from '@sparticuz/chromium'
import { type Browser, chromium } from 'playwright-core'

type Found = { path: string; env?: Record<string, string> }

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge-stable']
const applications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

const shelf = join(import.meta.dirname, '../../node_modules/.cache/test-browser')

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function installed(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...applications].find(isProgram)
}

/** The package unpacks into the folder for temporary files, and only what a certain cloud needs: here, all of it. */
async function unpack(into: string): Promise<void> {
  const bin = join(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))), '../bin')
  const before = process.env.TMPDIR
  process.env.TMPDIR = into
  try {
    for (const part of ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br'])
      await inflate(join(bin, part))
  } finally {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
  }
}

/** The package looks for fonts where a certain cloud has them. Without any, Chromium falls over the first letter that our own lack. */
const fontsOf = (folder: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, 'fonts')}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(folder, 'font-cache')}</cachedir>
</fontconfig>
`

async function shipped(): Promise<Found> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('No Chromium was found on this machine. Install one, or name it in CHROMIUM_PATH.')
  }
  if (!existsSync(shelf)) {
    const draft = mkdtempSync(join(tmpdir(), 'centres-browser-'))
    await unpack(draft)
    mkdirSync(dirname(shelf), { recursive: true })
    const beside = `${shelf}.${process.pid}`
    cpSync(draft, beside, { recursive: true })
    writeFileSync(join(beside, 'fonts/fonts.conf'), fontsOf(shelf))
    rmSync(draft, { recursive: true })
    if (existsSync(shelf)) rmSync(beside, { recursive: true })
    else renameSync(beside, shelf)
  }
  const libraries = [join(shelf, 'al2023/lib'), shelf, process.env.LD_LIBRARY_PATH].filter(Boolean).join(':')
  return { path: join(shelf, 'chromium'), env: { LD_LIBRARY_PATH: libraries, FONTCONFIG_PATH: join(shelf, 'fonts') } }
}

async function find(): Promise<Found> {
  const { CHROMIUM_PATH } = process.env
  if (CHROMIUM_PATH && !isProgram(CHROMIUM_PATH)) throw new Error(`CHROMIUM_PATH names no program: ${CHROMIUM_PATH}`)
  const path = CHROMIUM_PATH || installed()
  return path ? { path } : shipped()
}

const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
]
// The map draws without a graphics card.
const drawing = ['--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist']

/** CHROMIUM_PATH, else one found on the machine, else the one that npm ships: browser tests always run. */
export async function launchChromium({ withoutWebgl = false } = {}): Promise<Browser> {
  const { path, env } = await find()
  console.log(`Browser: ${path}`)
  const isRoot = process.getuid?.() === 0
  return chromium.launch({
    executablePath: path,
    args: [
      ...quiet,
      ...(withoutWebgl ? ['--disable-gpu', '--disable-webgl', '--disable-3d-apis'] : drawing),
      // Chromium's own sandbox does not run for root.
      ...(isRoot ? ['--no-sandbox'] : []),
    ],
    env: { ...process.env, ...env } as Record<string, string>,
  })
}
