import { ParleyError } from '../errors/parley-error.ts'
import type { Store } from '../store/contract.ts'
import type { ApiParts } from './parts.ts'

type Backlog = Awaited<ReturnType<Store['backlog']>>

/** How long one look at the store counts: anybody may ask, and each look writes. ms. */
const freshMs = 1_000
/** With more timers late than this, a server has first to catch up. */
const mostLate = 10_000

/** Can this server take work? Rejects with `shutting_down`, `not_ready`, or what the store says. */
export function createReadiness({ store, clock, health }: Pick<ApiParts, 'store' | 'clock' | 'health'>): () => Promise<Backlog> {
  let last: { readonly at: number; readonly backlog: Promise<Backlog> } | undefined
  const look = async (): Promise<Backlog> => {
    await store.probe()
    return store.backlog(clock.now())
  }
  return async () => {
    if (health.shuttingDown()) throw new ParleyError('shutting_down')
    if (!health.ready()) throw new ParleyError('not_ready', {}, { details: { loaded: false } })
    const now = clock.now()
    if (!last || Math.abs(now - last.at) >= freshMs) last = { at: now, backlog: look() }
    const backlog = await last.backlog
    if (backlog.timersLate > mostLate) throw new ParleyError('not_ready', {}, { details: { loaded: true, backlog } })
    return backlog
  }
}
