import type { EmailConfig } from '../config.ts'
import { entry, type Kept, pruned, short, timeOf } from './kept.ts'

const minuteMs = 60_000
const dayMs = 1_440 * minuteMs
const windowMs = 10 * minuteMs
const newInTenMinutes = 5
/** What a mailbox remembers at most, for what it keeps to stay small. */
const most = { sent: 1_800, begun: 400 }

type Limits = Pick<EmailConfig, 'mostInTenMinutes' | 'mostADay' | 'repeats'>

/** May this address be sent another automatic mail? Told before a flow hears what came: what it says could not leave. */
export function mayAnswer({ sent }: Pick<Kept, 'sent'>, who: string, now: number, limits: Limits): boolean {
  return tooMany(sent[nameOf(who)] ?? [], now, limits) === undefined
}

/** An automatic mail that is about to leave. */
export interface AboutToSend {
  readonly to: string
  readonly body: string
  /** The same at every try. */
  readonly key: string
}

/**
 * Counts an automatic mail before it leaves, once however often it is tried. `why`: it must not leave, and nothing is counted. This is
 * what ends a loop with a machine that gives itself away by nothing.
 */
export function countSent(
  kept: Kept,
  { to, body, key }: AboutToSend,
  now: number,
  limits: Limits,
): { readonly kept: Kept; readonly why?: 'too-many' | 'repeated' } {
  const who = nameOf(to)
  const before = (kept.sent[who] ?? []).filter(line => timeOf(line) > now - dayMs)
  const [said, tried] = [short(body.trim(), 6), short(key, 6)]
  if (before.some(line => line.endsWith(`.${tried}`))) return { kept }
  const why = tooMany(before, now, limits)
  if (why !== undefined) return { kept, why }
  if (!limits.repeats && before.some(line => line.split('.')[1] === said)) return { kept, why: 'repeated' }
  const sent = { ...kept.sent, [who]: [...before, entry(now, said, tried)] }
  return { kept: { ...kept, sent: pruned(sent, now - dayMs, most.sent) } }
}

/** Counts a conversation that a sender begins; `isFlood`: too many of late. A thread counts once. */
export function countBegun(
  kept: Kept,
  who: string,
  thread: string,
  now: number,
): { readonly kept: Kept; readonly isFlood: boolean } {
  const name = nameOf(who)
  const before = (kept.begun[name] ?? []).filter(line => timeOf(line) > now - windowMs)
  const mark = short(thread, 6)
  if (before.some(line => line.endsWith(`.${mark}`))) return { kept, isFlood: false }
  if (before.length >= newInTenMinutes) return { kept, isFlood: true }
  const begun = pruned({ ...kept.begun, [name]: [...before, entry(now, mark)] }, now - windowMs, most.begun)
  return { kept: { ...kept, begun }, isFlood: false }
}

function tooMany(lines: readonly string[], now: number, { mostInTenMinutes, mostADay }: Limits): 'too-many' | undefined {
  const since = (ms: number): number => lines.filter(line => timeOf(line) > now - ms).length
  return since(windowMs) >= mostInTenMinutes || since(dayMs) >= mostADay ? 'too-many' : undefined
}

const nameOf = (address: string): string => short(address.toLowerCase(), 10)
