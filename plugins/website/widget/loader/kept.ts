import { browserClock } from '../clock.ts'
import { settings } from './settings.ts'

// What the browser refuses to keep, or nobody has allowed to be kept, is known for as long as the page lives.
let memory: Record<string, string> = {}

/** May anything be kept in this browser? */
export let keeps = false

// The storage is used as an object: what it holds are its own properties.
function ask<T>(use: (stored: Record<string, string>) => T): T | undefined {
  try {
    return use(localStorage)
  } catch {
    return undefined
  }
}

/** What stands before all keys in the page's storage. */
export const prefix = (): string => `parley:${settings.channel ?? 'website'}:`

/** What is kept under a key. */
export const kept = (key: string): string | undefined => memory[prefix() + key] ?? ask(stored => stored[prefix() + key])

/** Names of what is kept under keys that begin so. */
export const keptKeys = (begin: string): readonly string[] =>
  [...Object.keys(memory), ...(ask(Object.keys) ?? [])].filter(key => key.startsWith(prefix() + begin))

/** Drops it: `''` means all. */
export function drop(begin: string): void {
  for (const key of keptKeys(begin)) {
    delete memory[key]
    ask(stored => delete stored[key])
  }
}

/** Keeps it. */
export function keep(key: string, value: unknown): void {
  memory[prefix() + key] = String(value)
  mayKeep(keeps)
}

/** From here on what is kept outlives the page, or does not. */
export function mayKeep(may: boolean): void {
  keeps = may
  ask(stored => {
    if (!may) return
    Object.assign(stored, memory)
    memory = {}
  })
}

/** Notes, across page loads, that something is so, for `lifeMs` from now. */
export const mark = (key: string, lifeMs: number): void => keep(key, browserClock.now() + lifeMs)

/** Is it still so? */
export const holds = (key: string): boolean => Number(kept(key)) > browserClock.now()
