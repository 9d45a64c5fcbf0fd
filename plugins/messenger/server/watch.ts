import { errorWords } from '../../kit/index.ts'
import type { Line, Trouble } from '../../kit/server.ts'
import type { MessengerConfig } from '../config.ts'
import { checkPage } from './check-page.ts'
import type { Graph } from './graph.ts'
import type { Memory } from './memory.ts'
import type { Outcome } from './outcome.ts'
import { applyProfile } from './profile.ts'
import { remedies } from './remedies.ts'
import type { Troubles } from './troubles.ts'
import { versionEnd } from './version-end.ts'

/** Looks after a Page: at the start, each hour, and more often while something holds it. */
export interface Watch {
  /** Looks now. What is wrong with it; nothing where all is well. */
  look(signal?: AbortSignal): Promise<Trouble | undefined>
  /** Nothing goes out until the time that was said, or until the Page is found well. */
  hold(outcome: Extract<Outcome, { type: 'hold' }>): void
  close(): void
}

export interface WatchParts {
  readonly line: Pick<Line<MessengerConfig>, 'config' | 'secret' | 'log' | 'clock'>
  readonly graph: Graph
  readonly memory: Memory
  readonly troubles: Troubles
}

const hourMs = 3_600_000
const soonMs = 300_000

export function createWatch({ line, graph, memory, troubles }: WatchParts): Watch {
  const { config, clock, log } = line
  let next = (): void => {}
  let release = (): void => {}
  let isClosed = false

  const look = async (signal?: AbortSignal): Promise<Trouble | undefined> => {
    troubles.set('version', versionEnd(config.version, clock.now()))
    const wrong = await checkPage(line, graph, signal).catch((error: unknown) => unreachable(errorWords(error)))
    // Whether it is reached says nothing of the token: what waited for another one goes on waiting.
    if (wrong?.code !== 'graph-unreachable' || troubles.get('page')?.holds !== true) troubles.set('page', wrong)
    if (wrong) return wrong
    const refused = await applyProfile(config, graph, memory).catch((error: unknown) => unreachable(errorWords(error)))
    troubles.set('profile', refused)
    return refused ?? troubles.get('sending') ?? troubles.get('policy') ?? troubles.get('version')
  }
  const later = (): void => {
    if (isClosed) return
    next = clock.after(troubles.get('page') ? soonMs : hourMs, async () => {
      await look()
      later()
    })
  }
  const begin = async (): Promise<void> => {
    await look()
    later()
  }
  void begin().catch((error: unknown) => log('a Page could not be looked after', { why: errorWords(error) }))

  return {
    look,
    hold({ trouble, forMs }) {
      if (forMs === undefined) {
        troubles.set('page', trouble)
        next()
        next = clock.after(60_000, async () => {
          await look()
          later()
        })
        return
      }
      const source = trouble.code === 'rate-limited' ? 'rate' : 'sending'
      troubles.set(source, trouble)
      release()
      release = clock.after(forMs, () => troubles.set(source, undefined))
    },
    close() {
      isClosed = true
      next()
      release()
    },
  }
}

function unreachable(why: string): Trouble {
  return { code: 'graph-unreachable', why, remedy: remedies['graph-unreachable'] }
}
