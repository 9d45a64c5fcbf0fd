import type { Clock } from '../clock/clock.ts'
import { ParleyError } from '../errors/parley-error.ts'
import { type Breaker, type BreakerState, breaking, createBreaker } from './breaker.ts'
import { type Bulkhead, createBulkhead } from './bulkhead.ts'

/** Between plugins and the hosts they call: one that is slow or dead holds up nobody but those who call it. */
export interface HostGates {
  /**
   * Calls a host for a plugin. Errors: `breaker_open`, when it has failed too often; `Crowded`, when enough calls of it are under
   * way; those of the call.
   */
  through(plugin: string, host: string, call: () => Promise<Response>): Promise<Response>
  /** How the hosts are that plugins have called, those not called for longest left out. */
  states(): readonly HostState[]
}

export interface HostState {
  readonly plugin: string
  readonly host: string
  readonly state: BreakerState
}

interface Gate {
  readonly plugin: string
  readonly host: string
  readonly breaker: Breaker
  readonly bulkhead: Bulkhead
}

export function createHostGates(clock: Clock): HostGates {
  const gates = new Map<string, Gate>()
  const gateOf = (plugin: string, host: string): Gate => {
    const key = `${plugin} ${host}`
    const gate = gates.get(key) ?? { plugin, host, breaker: createBreaker(clock), bulkhead: createBulkhead(perHost, clock) }
    // The latest stands last.
    gates.delete(key)
    gates.set(key, gate)
    if (gates.size > most) forget()
    return gate
  }
  const forget = (): void => {
    for (const [key, { bulkhead, breaker }] of gates) {
      if (!bulkhead.isIdle || breaker.state() !== 'closed') continue
      gates.delete(key)
      return
    }
  }
  return {
    through(plugin, host, call) {
      const { breaker, bulkhead } = gateOf(plugin, host)
      const open = (): ParleyError =>
        new ParleyError('breaker_open', { host, failures: breaking.failures, seconds: Math.ceil(breaker.leftMs() / 1_000) })
      // Nobody stands in line for what is left alone.
      if (breaker.state() === 'open') return Promise.reject(open())
      return bulkhead.run(async () => {
        if (!breaker.admit()) throw open()
        let how: Parameters<Breaker['went']>[0] = 'unclear'
        try {
          const answer = await call()
          how = downStatuses.has(answer.status) ? 'badly' : 'well'
          return answer
        } catch (error) {
          if (error instanceof ParleyError && downCodes.has(error.code)) how = 'badly'
          throw error
        } finally {
          breaker.went(how)
        }
      })
    },
    states: () => [...gates.values()].map(({ plugin, host, breaker }) => ({ plugin, host, state: breaker.state() })),
  }
}

/** Calls at a time to one host. Few wait for it: whoever waits holds one of the plugin's own places. */
const perHost = { places: 8, waiting: 4, waitMs: 2_000 } as const
/** Hosts that are remembered. */
const most = 500

// Nothing answered, or something answered in its place.
const downCodes: ReadonlySet<string> = new Set(['target_failed', 'target_timeout'])
const downStatuses: ReadonlySet<number> = new Set([502, 503, 504])
