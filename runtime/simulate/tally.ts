import type { Program } from '../flow/program.ts'
import type { Life, Outcome } from './visitor.ts'

/** What so many visitors came to, and where they were. */
export interface Report {
  readonly flow: { readonly id: string; readonly name: string }
  readonly visitors: number
  readonly seed: number
  readonly outcomes: Readonly<Record<Outcome, number>>
  /** In the order they are drawn; those of other flows, which this one calls, after them, as `flow/node`. */
  readonly nodes: readonly NodeReport[]
  readonly neverReached: readonly string[]
  /** Where the flow broke, or somebody hangs for ever: each place once, with the way of the first who came there. */
  readonly troubles: readonly Trouble[]
}

export interface NodeReport {
  readonly id: string
  readonly name?: string
  readonly visits: number
  /** From entering to leaving; null where nobody has left. */
  readonly medianMs: number | null
  /** How many left by each of its ways. */
  readonly ports: Readonly<Record<string, number>>
  /** How many did not leave. */
  readonly stayed: number
}

export interface Trouble {
  readonly outcome: 'halted' | 'stuck'
  readonly node?: string
  readonly why: string
  readonly visitors: number
  /** What happened to one of them: nodes, with the way out by which each was left. */
  readonly witness: readonly string[]
}

export const outcomes = ['finished', 'closed', 'people', 'waiting', 'abandoned', 'halted', 'stuck'] as const

/** Counts what became of all. */
export function tallyOf(program: Program, lives: readonly Life[], seed: number): Report {
  const { flow, nodes } = program
  const found = new Map<string, Counted>([...nodes.keys()].map(id => [id, blank()]))
  for (const { traces } of lives) count(flow.id, traces, found)
  // Where a flow ends, staying is what there is to do.
  for (const [id, { ports }] of nodes) if (ports.length === 0) Object.assign(found.get(id) ?? {}, { stayed: 0 })
  const named = new Map(flow.nodes.map(({ id, name }) => [id, name]))
  return {
    flow: { id: flow.id, name: flow.name },
    visitors: lives.length,
    seed,
    outcomes: Object.fromEntries(
      outcomes.map(kind => [kind, lives.filter(({ outcome }) => outcome === kind).length]),
    ) as Report['outcomes'],
    nodes: [...found].map(([id, { visits, times, ports, stayed }]) => {
      const name = named.get(id)
      return {
        id,
        ...(name === undefined ? {} : { name }),
        visits,
        medianMs: medianOf(times),
        ports: Object.fromEntries(ports),
        stayed,
      }
    }),
    neverReached: [...found].flatMap(([id, { visits }]) => (visits === 0 ? id : [])),
    troubles: troublesOf(flow.id, lives),
  }
}

interface Counted {
  visits: number
  stayed: number
  readonly times: number[]
  readonly ports: Map<string, number>
}

function blank(): Counted {
  return { visits: 0, stayed: 0, times: [], ports: new Map() }
}

function count(flow: string, traces: Life['traces'], found: Map<string, Counted>): void {
  const open = new Map<number, { readonly key: string; readonly at: number; readonly counted: Counted }>()
  for (const { at, path } of traces) {
    for (const visit of path) {
      const key = visit.flow === flow ? visit.node : `${visit.flow}/${visit.node}`
      const counted = found.get(key) ?? blank()
      found.set(key, counted)
      const here = open.get(visit.frame)
      const stands = here?.key === key && visit.heard !== 'start' ? here : { key, at, counted }
      if (stands !== here) counted.visits += 1
      open.set(visit.frame, stands)
      if (visit.port === null) continue
      counted.ports.set(visit.port, (counted.ports.get(visit.port) ?? 0) + 1)
      counted.times.push(at - stands.at)
      open.delete(visit.frame)
    }
  }
  for (const { counted } of open.values()) counted.stayed += 1
}

function troublesOf(flow: string, lives: readonly Life[]): readonly Trouble[] {
  const found = new Map<string, { first: Life; visitors: number }>()
  for (const life of lives) {
    if (!life.trouble) continue
    const place = JSON.stringify([life.outcome, life.trouble.node ?? '', life.trouble.why])
    const seen = found.get(place)
    if (seen) seen.visitors += 1
    else found.set(place, { first: life, visitors: 1 })
  }
  return [...found.values()].map(({ first, visitors }) => ({
    outcome: first.outcome === 'halted' ? 'halted' : 'stuck',
    why: first.trouble?.why ?? '',
    ...(first.trouble?.node === undefined ? {} : { node: first.trouble.node }),
    visitors,
    witness: witnessOf(flow, first.traces),
  }))
}

/** The way that somebody went; a node that only heard something stands there once. */
function witnessOf(flow: string, traces: Life['traces']): readonly string[] {
  const steps = traces.flatMap(({ path }) =>
    path.map(({ flow: of, node, port }) => ({ place: of === flow ? node : `${of}/${node}`, port })),
  )
  const told = steps.filter(({ place, port }, at) => port !== null || steps[at + 1]?.place !== place)
  return told.slice(-mostSteps).map(({ place, port }) => (port === null ? place : `${place} (${port})`))
}

const mostSteps = 40

function medianOf(times: readonly number[]): number | null {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? null
}
