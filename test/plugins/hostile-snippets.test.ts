import { monitorEventLoopDelay } from 'node:perf_hooks'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSnippets } from '../../plugins/code/server/snippets.ts'
import { readSteered } from '../../plugins/code/steered.ts'
import { systemClock } from '../../runtime/clock/clock.ts'
import { createGuardedFetch } from '../../runtime/deliver/guarded-fetch.ts'
import { deaf, endless, escaped, type Hostile, hostiles, waiting } from '../rig/hostile-snippets.ts'

const snippets = createSnippets()
// Names lead nowhere: what is asked for by a public name fails, and what is asked for by an address is looked at.
const fetch = createGuardedFetch({ clock: systemClock, resolve: () => Promise.reject(new Error('no such name')) })
const asked: string[] = []

interface Held extends Hostile {
  readonly outcome: string
  readonly ms: number
}

async function hold({ name, code }: Hostile, limitMs: number): Promise<Held> {
  const since = performance.now()
  const ended = (outcome: string): Held => ({ name, code, outcome, ms: performance.now() - since })
  try {
    const returned = await snippets.run({
      code,
      input: '{"vars":{},"contact":{},"reply":null}',
      limitMs,
      signal: AbortSignal.timeout(30_000),
      fetch(url, init) {
        asked.push(url)
        return fetch(url, init)
      },
      log: line => expect(line.length).toBeLessThanOrEqual(500),
    })
    return ended(JSON.stringify(readSteered(returned, [])))
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    return ended(String(error.code))
  }
}

/** A few at a time, as they come: a crowd beyond that is turned away. */
async function all(list: readonly Hostile[], limitMs: number): Promise<readonly Held[]> {
  const held: Held[] = []
  const left = list.values()
  const one = async (): Promise<void> => {
    for (const hostile of left) held.push(await hold(hostile, limitMs))
  }
  await Promise.all([one(), one(), one()])
  return held
}

describe('hostile snippets', () => {
  const { pid } = process
  const delay = monitorEventLoopDelay({ resolution: 5 })
  beforeAll(() => void delay.enable())
  afterAll(() => snippets.close())

  it('are many', () => {
    expect(new Set(hostiles.map(({ code }) => code)).size).toBeGreaterThan(200)
  })

  it('get nowhere, whatever they try', async () => {
    const held = await all(hostiles, 3_000)
    expect(held.filter(({ outcome }) => outcome.includes(escaped))).toEqual([])
    // A name of JavaScript is never set, nor any that no variable can have.
    expect(held.filter(({ name, outcome }) => name.startsWith('sets ') && outcome !== 'snippet_failed')).toEqual([])
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })

  it('reach no address that is not public, by any spelling', () => {
    expect(asked.length).toBeGreaterThan(10)
  })

  it('end when their time is over', async () => {
    const held = await all(endless, 100)
    expect(held.filter(({ outcome }) => outcome === 'null' || outcome.includes('value'))).toEqual([])
  })

  it('end with their process when they let nobody look at the time', async () => {
    const before = snippets.pids()
    const held = await all(deaf, 150)
    expect(held.map(({ outcome }) => outcome)).toEqual(deaf.map(() => 'snippet_killed'))
    expect(snippets.pids().every(pid => before.includes(pid))).toBe(true)
  })

  it('do not hold a process by waiting for what never comes', async () => {
    const held = await all(waiting, 1_000)
    expect(held.map(({ outcome }) => outcome)).toEqual(waiting.map(() => 'snippet_failed'))
  })

  it('leave the next one as it was, in a server that has heard nothing of them', async () => {
    expect(await hold({ name: 'plain', code: 'return { set: { sum: [1, 2].map(n => n * 2).join() } }' }, 3_000)).toMatchObject({
      outcome: '{"next":null,"set":{"sum":"2,4"},"value":null}',
    })
    expect(process.pid).toBe(pid)
    // Of a machine that has other things to do as well; `npm run bench` says how little it is.
    expect(delay.percentile(99) / 1e6).toBeLessThan(250)
  })
})
