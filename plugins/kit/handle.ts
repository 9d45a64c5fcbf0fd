import { z } from 'zod'
import type { AnyAction } from './action.ts'
import { drawn } from './drawn.ts'
import type { Facts } from './facts.ts'
import type { Choice, Part, Said, Say, Shown, ShownChoice, ShownPart } from './message.ts'
import type { Output, RecordOutput, Route, When } from './output.ts'
import type { Records } from './records.ts'
import { readOperand } from './rule/against.ts'
import type { Explanation } from './rule/explain.ts'
import type { HeardEvent, Place, Step } from './step.ts'
import { render } from './template.ts'
import { type Localised, pickLanguage, pickText, type Rendered } from './text.ts'

/** What a node hears: being entered, or an event with what belongs to it. Plain JSON. */
export type Heard =
  | { readonly type: 'start' | 'returned' | 'resolved' | 'left' }
  | { readonly type: 'message' | 'skipped'; readonly message: Said }
  | { readonly type: 'wake'; readonly name: string }
  | { readonly type: 'performed'; readonly result: unknown }
  | { readonly type: 'failed'; readonly error: { readonly code: string; readonly message: string } }
  | { readonly type: 'resumed'; readonly from: 'agent' | 'frame' }
  | { readonly type: 'joined'; readonly agent: { readonly id: string; readonly name: string } }

/** All that a handler may know besides its config. */
export interface Situation {
  readonly contact: Readonly<Record<string, unknown>>
  readonly vars: Readonly<Record<string, unknown>>
  readonly reply: Said | undefined
  readonly facts: Facts
  /** The conversation's language first, then what to fall back to. */
  readonly languages: readonly string[]
  readonly now: number
  readonly attempt: number
  /** `undefined` on entering: the memory's defaults. */
  readonly memory: unknown
  readonly connected: (port: string) => boolean
  /** Undefined where there is no flow around it: an action that is played by hand. */
  readonly place?: Place
  /** Texts the author gave at this node, by phrase key. */
  readonly phrases?: Readonly<Record<string, Localised>> | undefined
}

/** What a handler did. `port` is null when it stays. */
export interface Did {
  readonly port: string | null
  readonly outputs: readonly Output[]
  readonly memory: unknown
}

/** Runs the handler of an action for one event, once. What it does comes back as data. Errors of the handler fly. */
export function handle(action: AnyAction, config: Readonly<Record<string, unknown>>, heard: Heard, situation: Situation): Did {
  const handler = heard.type === 'start' ? action.start : action.on?.[heard.type as HeardEvent]
  if (!handler) return { port: null, outputs: [], memory: situation.memory }
  const memory = copyOf(situation.memory === undefined ? blankMemory(action) : readMemory(action, situation.memory))
  const step = new Doing(action, config, memory, situation)
  const { type: _type, ...payload } = heard
  const port: unknown = call(handler, Object.assign(step, payload))
  if (port !== undefined && typeof port !== 'string')
    throw new TypeError(
      `action "${action.id}" answered "${heard.type}" with something else than a port: handlers are synchronous`,
    )
  return { port: port ?? null, outputs: step.outputs, memory: step.memory }
}

// What a memory begins with is asked of its model once.
const blanks = new WeakMap<AnyAction, unknown>()

function blankMemory(action: AnyAction): unknown {
  const blank = blanks.get(action) ?? memoryOf(action)
  blanks.set(action, blank)
  return blank
}

// What was kept may be of an earlier version of the plugin: whatever is new, or fits no more, begins as it does on entering.
function readMemory(action: AnyAction, kept: unknown): unknown {
  const read = action.memory?.safeParse(kept)
  if (!action.memory || !read || read.success) return read?.data ?? kept
  const fields = new Map(Object.entries(typeof kept === 'object' && kept !== null ? kept : {}))
  const blank = new Map(Object.entries(blankMemory(action) ?? {}))
  return Object.fromEntries(
    Object.entries(action.memory.shape).map(([name, field]) => {
      const { success, data } = z.safeParse(field, fields.get(name))
      return [name, success ? data : blank.get(name)]
    }),
  )
}

function memoryOf({ id, memory }: AnyAction): unknown {
  const read = memory?.safeParse({})
  if (read && !read.success) {
    const field = read.error.issues[0]?.path.join('.') ?? ''
    throw new TypeError(`the memory of action "${id}" has no default for "${field}": give each of its fields a default`)
  }
  return read?.data ?? {}
}

// Handlers write into their memory: they get a copy. It is plain JSON, which `structuredClone` takes ten times as long to copy.
function copyOf(json: unknown): unknown {
  if (typeof json !== 'object' || json === null) return json
  if (Array.isArray(json)) return json.map(copyOf)
  return Object.fromEntries(Object.entries(json).map(([key, value]) => [key, copyOf(value)]))
}

// The one place where a handler's own types and the runtime's meet.
function call(handler: (step: never) => unknown, step: Doing): unknown {
  return handler(step as never)
}

// Fields are arrow functions because handlers take them apart: `start({ say, wake }) { ... }`.
class Doing implements Step<unknown, unknown, string> {
  readonly outputs: Output[] = []
  readonly config: unknown
  readonly reply: Said | undefined
  readonly facts: Facts
  readonly language: string
  readonly chance: number
  readonly place: Place
  readonly now: number
  readonly attempt: number
  contact: Readonly<Record<string, unknown>>
  vars: Readonly<Record<string, unknown>>
  memory: unknown
  readonly #action: AnyAction
  readonly #situation: Situation

  constructor(action: AnyAction, config: unknown, memory: unknown, situation: Situation) {
    this.config = config
    this.memory = memory
    this.contact = situation.contact
    this.vars = situation.vars
    this.reply = situation.reply
    this.facts = situation.facts
    this.language = situation.languages[0] ?? 'en'
    this.place = situation.place ?? { flow: '', node: '' }
    this.chance = situation.place ? drawn(situation.facts.random, situation.place) : situation.facts.random
    this.now = situation.now
    this.attempt = situation.attempt
    this.#action = action
    this.#situation = situation
  }

  connected = (port: string): boolean => this.#situation.connected(port)
  phrase = (key: string): Localised => ({ ...this.#action.phrases?.[key], ...this.#situation.phrases?.[key] })
  render = (text: Localised, encode?: (value: string) => string): Rendered =>
    render(pickText(text, this.#situation.languages), {
      lookup: path => readOperand(path, this),
      language: this.language,
      ...(encode ? { encode } : {}),
    })

  languageOf = (text: Localised): string => pickLanguage(text, this.#situation.languages) ?? this.language

  say = (message: Say): void => void this.outputs.push({ type: 'say', message: this.#show(message) })
  set = (change: { contact?: Readonly<Record<string, unknown>>; vars?: Readonly<Record<string, unknown>> }): void => {
    if (change.contact) this.contact = { ...this.contact, ...change.contact }
    if (change.vars) this.vars = { ...this.vars, ...change.vars }
    this.outputs.push({ type: 'set', ...change })
  }
  record = <K extends keyof Records>(kind: K, data: Records[K]): void =>
    void this.outputs.push({ type: 'record', kind, data } as RecordOutput)
  wake = (when: When | undefined, name = ''): void => void (when && this.outputs.push({ type: 'wake', name, when }))
  cancel = (name?: string): void => void this.outputs.push(name === undefined ? { type: 'cancel' } : { type: 'cancel', name })
  perform = (input: unknown = null): void => void this.outputs.push({ type: 'perform', input })
  queue = (route: Route): void => void this.outputs.push({ type: 'queue', route })
  close = (): void => void this.outputs.push({ type: 'close' })
  call = (flow: string): void => void this.outputs.push({ type: 'call', flow })
  goTo = (place: { flow: string } | { node: string }): void => void this.outputs.push({ type: 'go-to', ...place })
  back = (how: { repeat: boolean } = { repeat: true }): void => void this.outputs.push({ type: 'back', repeat: how.repeat })
  because = (why: { rule: string; explanation: Explanation }): void => void this.outputs.push({ type: 'because', ...why })

  #text(text: Localised | Rendered): string {
    return typeof text === 'string' ? text : this.render(text as Localised)
  }

  #show({ text, parts, choices, input, delayMs, consent }: Say): Shown {
    return {
      text: this.#text(text),
      ...(parts?.length ? { parts: parts.map(part => this.#part(part)) } : {}),
      ...(choices?.length ? { choices: this.#choices(choices) } : {}),
      ...(input ? { input } : {}),
      ...(delayMs ? { delayMs } : {}),
      ...(consent ? { consent } : {}),
    }
  }

  #choices(choices: readonly Choice[]): ShownChoice[] {
    return choices.map(({ id, label, means }) => ({
      id,
      label: this.#text(label),
      ...(means === undefined ? {} : { means: this.#text(means) }),
    }))
  }

  #part(part: Part): ShownPart {
    if (part.type !== 'card')
      return { type: part.type, mediaId: part.mediaId, ...(part.alt ? { alt: this.#text(part.alt) } : {}) }
    return {
      type: 'card',
      title: this.#text(part.title),
      ...(part.text ? { text: this.#text(part.text) } : {}),
      ...(part.url ? { url: part.url } : {}),
      ...(part.mediaId ? { mediaId: part.mediaId } : {}),
      ...(part.choices?.length ? { choices: this.#choices(part.choices) } : {}),
    }
  }
}
