import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { workerData } from 'node:worker_threads'

// The watchdog's thread: looks at the counter of turns; when it has stood still on one turn for too long, ends the process.
// Plain JavaScript: stripping types would cost this small thread more memory than all it does.
const { shared, markers, limitMs } = workerData
const state = new Int32Array(shared, 0, 3)
const lookMs = Math.max(10, Math.min(500, limitMs / 4))

let seen = Atomics.load(state, 0)
let stoodMs = 0
while (Atomics.wait(state, 2, 0, lookMs) === 'timed-out') {
  const now = Atomics.load(state, 0)
  const running = now % 2 !== 0
  stoodMs = running && now === seen ? stoodMs + lookMs : 0
  seen = now
  if (stoodMs >= limitMs) bark()
}

function bark() {
  const turn = Buffer.from(new Uint8Array(shared, 12).slice(0, Atomics.load(state, 1)))
  const file = openSync(join(markers, `${process.pid}-${seen}`), 'w')
  writeSync(file, turn)
  fsyncSync(file)
  closeSync(file)
  writeSync(2, `A turn did not end within ${limitMs} ms: ${turn.toString()}. It will be halted after the restart.\n`)
  process.kill(process.pid, 'SIGKILL')
}
