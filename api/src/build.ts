import { buildClient } from './client-build.ts'
import { run } from './program.ts'

await run(async ({ signal }) => {
  await buildClient(signal, (text) => console.log(`${text}…`))
})
