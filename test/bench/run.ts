import { parseArgs } from 'node:util'
import { canvasBench } from './canvas-bench.ts'
import { checkBench } from './check-bench.ts'
import { commitBench } from './commit-bench.ts'
import { compileBench } from './compile-bench.ts'
import { contactsBench } from './contacts-bench.ts'
import type { Bench } from './figure.ts'
import { inboxBench } from './inbox-bench.ts'
import { messengerBench } from './messenger-bench.ts'
import { pluginReload } from './plugin-reload.ts'
import { printFigures } from './print-figures.ts'
import { snippetBombsBench } from './snippet-bombs.ts'
import { socketsBench } from './sockets-bench.ts'
import { startBench } from './start-bench.ts'
import { stepBench } from './step-bench.ts'
import { storedBench } from './stored-bench.ts'
import { teamBench } from './team-bench.ts'
import { turnsBench } from './turns-bench.ts'

// `npm run bench -- --only=<name> --quick`. Figures are for people: a missed target is printed, and is no failure.
// The first has the process to itself, which is what makes its cold figure cold.
const benches: readonly Bench[] = [
  compileBench,
  checkBench,
  stepBench,
  commitBench,
  turnsBench,
  storedBench,
  contactsBench,
  inboxBench,
  socketsBench,
  teamBench,
  messengerBench,
  snippetBombsBench,
  startBench,
  pluginReload,
  canvasBench,
]
const { values } = parseArgs({ options: { only: { type: 'string' }, quick: { type: 'boolean', default: false } } })
const chosen = benches.filter(({ name }) => values.only === undefined || values.only === name)
if (chosen.length === 0) {
  console.error(`--only takes one of ${benches.map(bench => bench.name).join(', ')}`)
  process.exit(1)
}

// Ends by `exit`, so that folders and children go too.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))
const longestMs = 15 * 60_000
setTimeout(() => {
  console.error('the benchmarks took too long')
  process.exit(1)
}, longestMs).unref()

for (const bench of chosen) printFigures(bench.name, await bench.measure(values))
