// What `npm test` runs. It has to run on Node 20, before anything is installed; the rest runs on Node 24.
import { install } from '../../api/bin/install.mjs'
import { runOnNode24 } from '../../api/bin/run-on-node-24.mjs'

await install({ withTests: true })
runOnNode24(['tests/bin/check.ts', ...process.argv.slice(2)])
