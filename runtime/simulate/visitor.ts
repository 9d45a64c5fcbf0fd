import type { Act, AgentAct, Inbound } from '../conversation/inbound.ts'
import { isClosed, ownerOf } from '../conversation/lifecycle.ts'
import type { ConversationRecord } from '../conversation/record.ts'
import { armed } from '../conversation/timers.ts'
import type { Trace } from '../conversation/trace.ts'
import type { Declarations } from '../flow/declarations.ts'
import { resultOf } from './calls.ts'
import type { Chance } from './chance.ts'
import type { House } from './house.ts'
import { type Intent, intentOf, type Mood } from './intent.ts'

/** How a visit came out. */
export type Outcome = 'finished' | 'closed' | 'people' | 'waiting' | 'abandoned' | 'halted' | 'stuck'

/** One simulated visitor, from the first page to the last. */
export interface Life {
  readonly outcome: Outcome
  /** Of one that halted or is stuck: why, and where. */
  readonly trouble?: { readonly why: string; readonly node?: string }
  readonly traces: readonly Trace[]
}

export interface LifeParts {
  readonly house: House
  readonly declarations: Declarations
  readonly chance: Chance
  readonly words: readonly string[]
  /** Of 1: how much of the work outside fails. */
  readonly failing: number
}

/** Has one visitor come, talk and go, in no time. */
export async function liveOnce(visitor: string, languages: readonly string[], parts: LifeParts): Promise<Life> {
  const { house, chance } = parts
  const { turns, store, clock, around, program } = house
  Object.assign(around, { isStaffed: chance.isIn(0.8), awaySince: undefined })
  const mood: Mood = { acts: 0, silentSince: undefined, remarks: 0, agentLines: 0 }
  const untilMs = clock.now() + horizonMs
  const about = { visitorId: visitor, flow: program.flow.id, languages, clientMsgId: 'begin', page }
  let { record } = await turns.begin(about)
  let halted: Life['trouble']
  /** Turns in a row that nobody has asked for. */
  let alone = 0
  const calls: { readonly id: string; readonly at: number; readonly node: string; readonly action: string }[] = []
  const look = async (): Promise<void> => {
    const turn = house.last()
    if (turn) record = turn.record
    const entry = turn?.entries.findLast(({ type }) => type === 'halted')
    if (entry?.type === 'halted')
      halted = {
        why: [entry.reason, entry.detail ?? ''].filter(Boolean).join(': '),
        ...(entry.node === undefined ? {} : { node: entry.node }),
      }
    if ((turn?.effects ?? 0) === 0) return
    const leased = await store.effects.lease(clock.now(), foreverMs, 100)
    for (const { id, node, action } of leased) calls.push({ id, node, action, at: clock.now() + chance.between(200, 3_000) })
  }
  const inbound = (key: string, event: Extract<Inbound, { type: 'timer' | 'result' }>): Promise<void> =>
    turns.inbound(record.id, key, 'system', event)
  const act = (intent: Intent): Promise<unknown> => {
    mood.acts += 1
    if (intent.type === 'person') return turns.askForPerson(visitor, record.id, `v${mood.acts}`)
    if (intent.type === 'say') return say(intent.act)
    return agent(intent.act)
  }
  const say = (said: Act): Promise<unknown> => turns.say(visitor, record.id, `v${mood.acts}`, said)
  const agent = (did: AgentAct): Promise<unknown> => turns.act(record.id, mia, 'agent:mia', did)

  await look()
  let intent = intentOf(record, mood, { ...parts, now: clock.now(), isStaffed: around.isStaffed })
  let outcome: Outcome | undefined
  /** The flow has come to its end before the conversation was closed. */
  let wasIdle = false
  while (outcome === undefined && !halted) {
    if (record.state === 'closed.done') break
    wasIdle ||= record.idleAt !== undefined
    const [timer] = [...armed(record)].sort((a, b) => a[1] - b[1])
    const [call] = calls.filter(({ id }) => record.frames.some(({ performing }) => performing === id)).sort((a, b) => a.at - b.at)
    const at = Math.min(timer?.[1] ?? never, call?.at ?? never, intent?.at ?? never)
    if (at > untilMs || mood.acts > mostActs || alone > mostAlone) {
      outcome = standing(record, mood, { wasIdle, goesRound: alone > mostAlone })
      break
    }
    clock.advance(Math.max(0, at - clock.now()))
    if (intent?.at === at) {
      alone = 0
      await act(intent)
    } else if (call?.at === at) {
      calls.splice(calls.indexOf(call), 1)
      alone += 1
      await inbound(`effect:${call.id}`, { type: 'result', effect: call.id, heard: resultOf(call, { ...parts, program }) })
    } else if (timer) {
      const [id, dueAt] = timer
      alone += 1
      await inbound(`timer:${id}@${dueAt}`, { type: 'timer', id, dueAt })
    }
    await look()
    around.awaySince = mood.silentSince
    intent = intentOf(record, mood, { ...parts, now: clock.now(), isStaffed: around.isStaffed })
  }
  const traces = await store.conversations.trace(record.id, 0, mostTurns)
  if (halted) return { outcome: 'halted', trouble: halted, traces }
  const came = outcome ?? ended(record, wasIdle)
  const node = record.frames.at(-1)?.node
  const trouble = { why: alone > mostAlone ? 'for-ever' : 'nothing-left', ...(node === undefined ? {} : { node }) }
  return { outcome: came, ...(came === 'stuck' ? { trouble } : {}), traces }
}

const mia = { id: 'mia', name: 'Mia' }
const page = { url: 'https://www.example.com/pricing', title: 'Pricing' }
const never = Number.POSITIVE_INFINITY
const horizonMs = 14 * 86_400_000
const foreverMs = 100 * 366 * 86_400_000
const mostActs = 80
const mostAlone = 100
const mostTurns = 1_000

function ended(record: ConversationRecord, wasIdle: boolean): Outcome {
  if (record.met) return 'people'
  return wasIdle ? 'finished' : 'closed'
}

/** What it comes to when nothing more will happen. */
function standing(
  record: ConversationRecord,
  mood: Mood,
  { wasIdle, goesRound }: { wasIdle: boolean; goesRound: boolean },
): Outcome {
  if (goesRound) return 'stuck'
  // In the tail nobody waits any more.
  if (isClosed(record.state)) return ended(record, wasIdle)
  if (ownerOf(record.state) !== 'bot') return record.met ? 'people' : 'waiting'
  const gaveUp = mood.silentSince !== undefined || mood.acts > mostActs
  return record.frames.at(-1)?.pending || gaveUp ? 'abandoned' : 'stuck'
}
