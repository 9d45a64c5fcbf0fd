import type { Act, AgentAct } from '../conversation/inbound.ts'
import { ownerOf } from '../conversation/lifecycle.ts'
import type { ConversationRecord } from '../conversation/record.ts'
import { answerTo, nonsense, remark } from './answers.ts'
import type { Chance } from './chance.ts'

/** What somebody is going to do, and when. */
export type Intent = { readonly at: number } & (
  | { readonly type: 'say'; readonly act: Act }
  | { readonly type: 'person' }
  | { readonly type: 'agent'; readonly act: AgentAct }
)

/** What has become of a visitor so far. */
export interface Mood {
  acts: number
  /** Gone without a word. */
  silentSince: number | undefined
  /** Lines written into a silence of the flow. */
  remarks: number
  /** Lines of the agent who has taken over. */
  agentLines: number
}

export interface IntentParts {
  readonly chance: Chance
  readonly words: readonly string[]
  readonly now: number
  readonly isStaffed: boolean
}

/** What happens next because somebody wants it; undefined when nobody wants anything and only time goes on. */
export function intentOf(record: ConversationRecord, mood: Mood, parts: IntentParts): Intent | undefined {
  const owner = ownerOf(record.state)
  if (owner === 'queue') return inQueue(record, mood, parts)
  if (owner === 'agent') return withAgent(record, mood, parts)
  // The flow has said what it had to say: whoever stays has gone before it is closed.
  if (record.idleAt !== undefined) mood.silentSince ??= record.idleAt
  const pending = record.frames.at(-1)?.pending
  if (mood.silentSince !== undefined) return undefined
  return pending ? asked(record, mood, parts) : unasked(record, mood, parts)
}

const secondMs = 1_000
const minuteMs = 60_000

function asked(record: ConversationRecord, mood: Mood, parts: IntentParts): Intent | undefined {
  const { chance, words, now } = parts
  const pending = record.frames.at(-1)?.pending
  if (!pending) return undefined
  const drawn = chance.next()
  if (drawn < 0.06) return fallSilent(mood, parts)
  const at = now + chance.between(3 * secondMs, 45 * secondMs)
  if (drawn < 0.075) return { at, type: 'person' }
  if (drawn < 0.09) return { at, type: 'say', act: { text: wish[record.language] ?? 'Can I talk to a person?' } }
  if (drawn < 0.16) return { at, type: 'say', act: nonsense(chance) }
  if (drawn < 0.2) return { at, type: 'say', act: remark(words, chance) }
  return { at, type: 'say', act: answerTo(pending, words, chance, now) }
}

/** The flow waits for something else: most visitors wait along, some write. */
function unasked(record: ConversationRecord, mood: Mood, parts: IntentParts): Intent | undefined {
  const { chance, words, now } = parts
  const waits = record.frames.some(({ timers, performing }) => timers.length > 0 || performing !== undefined)
  if (waits && !chance.isIn(0.05)) return undefined
  if (mood.remarks >= mostRemarks) return undefined
  mood.remarks += 1
  return { at: now + chance.between(10 * secondMs, 2 * minuteMs), type: 'say', act: remark(words, chance) }
}

function inQueue(record: ConversationRecord, mood: Mood, parts: IntentParts): Intent | undefined {
  const { chance, words, now, isStaffed } = parts
  const pending = record.frames.at(-1)?.pending
  if (pending && mood.silentSince === undefined && chance.isIn(0.5))
    return { at: now + chance.between(5 * secondMs, minuteMs), type: 'say', act: answerTo(pending, words, chance, now) }
  if (!isStaffed) return mood.silentSince === undefined ? fallSilent(mood, parts) : undefined
  mood.agentLines = 1
  const text = 'Hi, this is Mia. How can I help?'
  return { at: now + chance.between(20 * secondMs, 10 * minuteMs), type: 'agent', act: { type: 'agent-message', text } }
}

function withAgent(record: ConversationRecord, mood: Mood, { chance, words, now }: IntentParts): Intent | undefined {
  const at = now + chance.between(10 * secondMs, 3 * minuteMs)
  if (mood.agentLines < chance.between(2, 4)) {
    mood.agentLines += 1
    const isVisitor = mood.silentSince === undefined && mood.agentLines % 2 === 0
    if (isVisitor) return { at, type: 'say', act: remark(words, chance) }
    return { at, type: 'agent', act: { type: 'agent-message', text: 'Thank you, I will see to it.' } }
  }
  mood.agentLines = 0
  const goesBack = record.frames.length > 0 && chance.isIn(0.25)
  return { at, type: 'agent', act: goesBack ? { type: 'agent-give-back', continue: true } : { type: 'agent-close' } }
}

/** Most who leave do not come back. */
function fallSilent(mood: Mood, { now, chance }: IntentParts): undefined {
  mood.silentSince = now + chance.between(secondMs, minuteMs)
}

const mostRemarks = 3
const wish: Readonly<Record<string, string>> = {
  nl: 'Ik wil een medewerker spreken',
  de: 'Ich möchte mit einem Menschen sprechen',
  da: 'Jeg vil gerne tale med et menneske',
}
