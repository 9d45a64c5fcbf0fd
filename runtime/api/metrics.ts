import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Clock } from '../clock/clock.ts'
import type { HostState } from '../deliver/host-gates.ts'
import type { Store } from '../store/contract.ts'

/** What is counted, for Prometheus: turns and commits, what is waiting, requests, and the process itself with its loop delay. */
export interface Metrics {
  /** A turn is durable. */
  committed(turn: { readonly ms: number; readonly halted: boolean }): void
  /** A commit held so many turns. */
  batched(turns: number): void
  /** A request was answered. */
  answered(method: string, route: string, status: number): void
  /** A socket was opened (1) or closed (-1). */
  sockets(change: 1 | -1): void
  /** A frame went to a visitor's client or came from it. */
  framed(direction: 'up' | 'down', type: string): void
  render(): Promise<{ readonly type: string; readonly text: string }>
}

export interface MetricParts {
  readonly store: Pick<Store, 'backlog'>
  readonly clock: Clock
  /** Turns not yet durable. */
  readonly waiting?: () => number
  /** Hosts that plugins call. */
  readonly hosts?: () => readonly HostState[]
}

export function createMetrics({ store, clock, waiting = () => 0, hosts = () => [] }: MetricParts): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const gauge = (name: string, help: string): Gauge => new Gauge({ name, help, registers })
  const turns = new Counter({ name: 'parley_turns_total', help: 'Turns committed', labelNames: ['halted'], registers })
  const seconds = new Histogram({
    name: 'parley_turn_seconds',
    help: 'From asking for a turn until it was durable',
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers,
  })
  const batches = new Histogram({
    name: 'parley_commit_turns',
    help: 'Turns in one commit',
    buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256],
    registers,
  })
  const requests = new Counter({
    name: 'parley_http_requests_total',
    help: 'Requests answered',
    labelNames: ['method', 'route', 'status'],
    registers,
  })
  const frames = new Counter({
    name: 'parley_socket_frames_total',
    help: 'Frames on sockets, from clients (up) and to them (down)',
    labelNames: ['direction', 'type'],
    registers,
  })
  const sockets = gauge('parley_sockets', 'Open sockets')
  const inbound = gauge('parley_turns_waiting', 'Turns asked for and not yet durable')
  const late = gauge('parley_timers_late', 'Timers whose time has passed')
  const oldest = gauge('parley_timer_late_seconds', 'How late the oldest timer is')
  const due = gauge('parley_effects_due', 'Effects whose time has come')
  const dead = gauge('parley_dead_letters', 'Effects given up')

  const breakers = new Gauge({
    name: 'parley_breaker_state',
    help: 'Whether a host that a plugin calls is left alone: 0 closed, 1 half open, 2 open',
    labelNames: ['plugin', 'host'],
    registers,
  })

  const measure = async (): Promise<void> => {
    inbound.set(waiting())
    breakers.reset()
    for (const { plugin, host, state } of hosts()) breakers.set({ plugin, host }, states[state])
    const backlog = await store.backlog(clock.now())
    late.set(backlog.timersLate)
    oldest.set(backlog.oldestTimerMs / 1000)
    due.set(backlog.effectsDue)
    dead.set(backlog.deadLetters)
  }
  return {
    committed({ ms, halted }) {
      turns.inc({ halted: String(halted) })
      seconds.observe(ms / 1000)
    },
    batched: turns => batches.observe(turns),
    answered: (method, route, status) => requests.inc({ method, route, status }),
    sockets: change => sockets.inc(change),
    framed: (direction, type) => frames.inc({ direction, type }),
    async render() {
      // A store that does not answer must not hide everything else.
      await measure().catch(() => undefined)
      return { type: registry.contentType, text: await registry.metrics() }
    },
  }
}

const states = { closed: 0, 'half-open': 1, open: 2 } as const
