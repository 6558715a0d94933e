// What `npm start` runs. It has to run on Node 20, before anything is installed; the rest runs on Node 24.
import { install } from './install.mjs'
import { runOnNode24 } from './run-on-node-24.mjs'

await install({ withTests: false })
runOnNode24(['api/src/start.ts'])
