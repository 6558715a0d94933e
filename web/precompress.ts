import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Plugin } from 'vite'

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)
const textual = /\.(js|mjs|css|html|json|svg|txt|webmanifest|pbf)$/

async function compressBeside(path: string): Promise<void> {
  const bytes = await readFile(path)
  if (bytes.length < 512) return
  // The many small tiles gain little from the slowest setting, and would take most of the build.
  const quality = path.endsWith('.pbf') ? 9 : 11
  await Promise.all([
    brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }).then((b) => writeFile(`${path}.br`, b)),
    zip(bytes, { level: 9 }).then((b) => writeFile(`${path}.gz`, b)),
  ])
}

/** Leaves a .br and a .gz beside every file that a server would otherwise compress again for each visitor. */
export function precompress(): Plugin {
  let folder = 'dist'
  return {
    name: 'precompress',
    apply: 'build',
    configResolved(config) {
      folder = join(config.root, config.build.outDir)
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      async handler() {
        const entries = await readdir(folder, { recursive: true, withFileTypes: true })
        const paths = entries.filter((e) => e.isFile() && textual.test(e.name)).map((e) => join(e.parentPath, e.name))
        while (paths.length) await Promise.all(paths.splice(0, 8).map(compressBeside))
      },
    },
  }
}
