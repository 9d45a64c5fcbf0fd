import process from 'node:process'
import { bounds } from './bounds.ts'
import { onLines } from './lines.ts'
import { createMachine } from './machine.ts'
import type { Order, Told } from './protocol.ts'
import { type SnippetRun, startRun } from './snippet-run.ts'

// The program of a sandbox: reads orders from its input and tells by its output, and ends when nobody is there to order.
let current: SnippetRun | undefined
// Made before it is needed: what a snippet waits for is not the making of its machine.
let next = createMachine()

await next
// Only now: everything has been read, and nobody's code has run.
if (process.argv.includes('--drop')) dropRights()
process.stdin.on('end', () => process.exit(0))
onLines(process.stdin, bounds.lineBytes, heard, () => process.exit(1))
tell({ type: 'ready' })

function heard(line: string): void {
  const order = JSON.parse(line) as Order
  if (order.type === 'answer') return current?.answer(order)
  void next.then(machine => {
    current = startRun(machine, order, tell)
    next = createMachine()
  })
}

function tell(told: Told): void {
  const isLarge = 'spent' in told && process.memoryUsage.rss() > mostResidentBytes
  process.stdout.write(`${JSON.stringify(isLarge ? { ...told, spent: true } : told)}\n`)
  if ('spent' in told && !isLarge) setImmediate(tidy)
}

/** Between two runs: machines that are done with are cleared away. */
function tidy(): void {
  current = undefined
  if (process.memoryUsage.rss() > tidyResidentBytes) globalThis.gc?.()
}

/** Becomes nobody, where it was root. */
function dropRights(): void {
  try {
    process.setgroups?.([])
    process.setgid?.(nobody)
    process.setuid?.(nobody)
  } catch {
    // Root without the right to become somebody else: then the other walls have to do.
  }
}

const nobody = 65_534
// Machines that are done with stay until they are cleared away: before they leave too little room for the next, another process takes over.
const mostResidentBytes = 100 * 1_024 * 1_024
const tidyResidentBytes = 88 * 1_024 * 1_024
