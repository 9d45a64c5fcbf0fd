import type { Facts } from './facts.ts'
import type { Said, Say } from './message.ts'
import type { Route, When } from './output.ts'
import type { PortOf } from './ports.ts'
import type { Records } from './records.ts'
import type { Explanation } from './rule/explain.ts'
import type { Localised, Rendered } from './text.ts'

/** What every handler may read and do. `C` config, `M` memory, `F` phrase keys. */
export interface Step<C, M, F extends string> {
  readonly config: C
  /** Known of the visitor: vouched for, else said in this conversation. */
  readonly contact: Readonly<Record<string, unknown>>
  readonly vars: Readonly<Record<string, unknown>>
  /** What the visitor said last. */
  readonly reply: Said | undefined
  /** What the world looks like in this turn. */
  readonly facts: Facts
  /** The conversation's language: `en`, `pt-br`. */
  readonly language: string
  /** One number in [0, 1) for this node in this turn: what other nodes draw says nothing about it, as `facts.random` would. */
  readonly chance: number
  /** Where it stands, by ids: what one visit leaves for the next, it can name after it. */
  readonly place: Place
  /** The turn's time, ms since 1970. */
  readonly now: number
  /** Messages heard in this visit, the present one included. */
  readonly attempt: number
  /** This visit's own notes; written by assignment, kept through restarts and interrupts. */
  memory: M
  /** Is something drawn behind this port? */
  connected(port: string): boolean
  /** A text visitors read: the author's at this node, else the declaration's. */
  phrase(key: F): Localised
  /** Fills the slots of a text now. `encode` is put over each value, not over what the author wrote. */
  render(text: Localised, encode?: (value: string) => string): Rendered
  /** The language in which a text is shown: the conversation's, or what it falls back to. */
  languageOf(text: Localised): string

  /** Sends a message. With `input` or `choices` it is a question, pending until the node is left. */
  say(message: Say): void
  /** Writes variables of the conversation, or what was said of the contact. `null` clears. Read back at once by `vars` and `contact`. */
  set(change: { contact?: Readonly<Record<string, unknown>>; vars?: Readonly<Record<string, unknown>> }): void
  /** Leaves something for people and reports, in the commit of this turn: a note, label, survey answer, ... */
  record<K extends keyof Records>(kind: K, data: Records[K]): void
  /** Sets a timer of this visit; the same name replaces. `undefined` sets none. */
  wake(when: When | undefined, name?: string): void
  /** Cancels one timer of this visit, or all. */
  cancel(name?: string): void
  /**
   * Asks the plugin's server half to work, after the commit; answered by `performed`, or by `failed` with a code:
   * `target_refused`, `target_timeout`, `target_failed`, `target_too_large`, `result_invalid`, `plugin_gone`, `failed`.
   * `input` is JSON. One at a time: a second in the same visit replaces the first.
   */
  perform(input?: unknown): void
  /** Gives the conversation to people; this node stays current. */
  queue(route: Route): void
  /** Closes the conversation. */
  close(): void
  /** Runs another flow; this node hears `returned`. */
  call(flow: string): void
  /** Goes on elsewhere and does not come back: at the start of another flow, or at a node that the config names. */
  goTo(place: { flow: string } | { node: string }): void
  /** Returns to where an interrupt or call came from; `repeat: false` leaves its question unrepeated. */
  back(how?: { repeat: boolean }): void
  /** Leaves in the trace why a way was taken. */
  because(why: { rule: string; explanation: Explanation }): void
}

/** A node of a flow. */
export interface Place {
  readonly flow: string
  readonly node: string
}

type Leave<P> = NoInfer<PortOf<P>> | undefined | void

/** The events a waiting node can hear; one handler per event, each returns a port or nothing. */
export interface Hears<C, M, R, P, F extends string> {
  message?(step: Step<C, M, F> & { message: Said }): Leave<P>
  /** In the tail of a closed conversation the visitor wrote something that is no answer. */
  skipped?(step: Step<C, M, F> & { message: Said }): Leave<P>
  wake?(step: Step<C, M, F> & { name: string }): Leave<P>
  performed?(step: Step<C, M, F> & { result: R }): Leave<P>
  failed?(step: Step<C, M, F> & { error: { code: string; message: string } }): Leave<P>
  returned?(step: Step<C, M, F>): Leave<P>
  resumed?(step: Step<C, M, F> & { from: 'agent' | 'frame' }): Leave<P>
  /** An agent has taken over: tidy up, in silence. */
  joined?(step: Pick<Step<C, M, F>, 'config' | 'memory' | 'cancel' | 'now'> & { agent: { id: string; name: string } }): void
  resolved?(step: Step<C, M, F>): Leave<P>
  left?(step: Step<C, M, F>): Leave<P>
}

/** Every event of the table above, as data. */
export const heardEvents = [
  'message',
  'skipped',
  'wake',
  'performed',
  'failed',
  'returned',
  'resumed',
  'joined',
  'resolved',
  'left',
] as const
export type HeardEvent = (typeof heardEvents)[number]
