import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { openapiDocument } from './openapi-document.ts'

const path = fileURLToPath(new URL('../openapi.json', import.meta.url))
const document = `${JSON.stringify(await openapiDocument(), null, 2)}\n`

if (!process.argv.includes('--check')) {
  writeFileSync(path, document)
} else if (readFileSync(path, 'utf8') !== document) {
  console.error('api/openapi.json is not what the routes say. Run pnpm openapi and review the difference.')
  process.exitCode = 1
}
