import type { z } from 'zod'
import type { AnyAction } from './action.ts'
import type { Facts } from './facts.ts'
import { freeze } from './freeze.ts'
import { type Heard, handle } from './handle.ts'
import type { Said, Shown } from './message.ts'
import type { Output, RecordOutput, Route, When } from './output.ts'
import { portsOf } from './ports.ts'
import type { Localised } from './text.ts'

/**
 * Enters an action with this config and plays it by hand: a test without a server.
 *
 *     const scene = play(ask, { question: { en: 'Your name?' } })
 *     scene.hear('Ada')
 *     scene.port // 'answered'
 */
export function play<A extends AnyAction>(action: A, config: z.input<A['config']>, given: Given = {}): Scene {
  return new Scene(action, action.config.parse(config), given)
}

/** The world a scene starts in; what is left out is plain and always the same. */
export interface Given {
  readonly contact?: Readonly<Record<string, unknown>>
  readonly vars?: Readonly<Record<string, unknown>>
  readonly facts?: Partial<Facts>
  readonly language?: string
  /** Ms since 1970. */
  readonly now?: number
  /** The ports something is drawn behind; all of them when absent. */
  readonly connected?: readonly string[]
  /** Texts the author gave at this node. */
  readonly phrases?: Readonly<Record<string, Localised>>
  /** What the visitor said before. */
  readonly reply?: string | SaidPart
}

/** What a visitor does: a part of a message, the rest follows from it. */
export type SaidPart = Partial<Said>

/** A timer that stands. */
export interface Timer {
  readonly name: string
  readonly when: When
  /** Ms since 1970. */
  readonly due: number
}

/** When scenes begin: a Monday at noon, UTC. */
export const mondayNoon = Date.UTC(2026, 0, 5, 12)
/** Facts of a world where nothing is known. */
export const quietFacts: Facts = { channel: 'website', tz: 'UTC', open: {}, opensAt: {}, available: {}, random: 0.5 }

/** One visit of a node: what it heard, what it did, where it left. */
export class Scene {
  /** The way it left by, null while it stays. */
  port: string | null = null
  /** Everything it did, in order. */
  readonly outputs: Output[] = []
  contact: Readonly<Record<string, unknown>>
  vars: Readonly<Record<string, unknown>>
  facts: Facts
  /** Ms since 1970; moves on when a timer fires. */
  now: number
  /** This visit's notes. */
  memory: unknown
  /** The timers that stand. */
  wakes: readonly Timer[] = []
  readonly #action: AnyAction
  readonly #config: Readonly<Record<string, unknown>>
  readonly #given: Given
  #reply: Said | undefined
  #attempt = 0
  #messages = 0

  constructor(action: AnyAction, config: Readonly<Record<string, unknown>>, given: Given) {
    this.#action = action
    this.#config = freeze(config)
    this.#given = given
    this.contact = given.contact ?? {}
    this.vars = given.vars ?? {}
    this.facts = { ...quietFacts, ...given.facts }
    this.now = given.now ?? mondayNoon
    this.#reply = given.reply === undefined ? undefined : this.#said(given.reply)
    this.#run({ type: 'start' })
  }

  /** The visitor writes a text, or picks a choice, fills a form, sends a file. */
  hear(what: string | SaidPart): void {
    const message = this.#said(what)
    this.#reply = message
    if (this.#action.on?.message) this.#attempt++
    this.hears({ type: 'message', message })
  }

  /** In the tail of a closed conversation the visitor writes something that is no answer. */
  skip(text = ''): void {
    this.hears({ type: 'skipped', message: this.#said(text) })
  }

  /** A timer that stands comes due; without a name, the one that was set without a name. */
  wake(name = ''): void {
    const timer = this.wakes.find(timer => timer.name === name)
    if (!timer) throw new Error(`no timer "${name}" stands, only [${this.wakes.map(timer => `"${timer.name}"`).join(', ')}]`)
    this.wakes = this.wakes.filter(other => other !== timer)
    this.now = Math.max(this.now, timer.due)
    if ('opens' in timer.when) this.facts = { ...this.facts, open: { ...this.facts.open, [timer.when.opens]: true } }
    this.hears({ type: 'wake', name })
  }

  /** Any event at all. */
  hears(event: Heard): void {
    if (this.port !== null) throw new Error(`"${this.#action.id}" has left by "${this.port}": it hears nothing any more`)
    if (!this.#action.on) throw new Error(`"${this.#action.id}" never waits: it hears nothing`)
    this.#run(event.type === 'performed' ? { ...event, result: this.#result(event.result) } : event)
  }

  /** The messages it sent, as visitors see them. */
  get messages(): Shown[] {
    return this.#only('say').map(output => output.message)
  }
  /** The texts it said. */
  get said(): string[] {
    return this.messages.map(message => message.text)
  }
  get records(): { kind: RecordOutput['kind']; data: RecordOutput['data'] }[] {
    return this.#only('record').map(({ kind, data }) => ({ kind, data }))
  }
  /** What it gave its server half to do. */
  get performs(): unknown[] {
    return this.#only('perform').map(output => output.input)
  }
  /** To whom it gave the conversation last, null when it did not. */
  get queued(): Route | null {
    return this.#only('queue').at(-1)?.route ?? null
  }
  get closed(): boolean {
    return this.#only('close').length > 0
  }

  #only<T extends Output['type']>(type: T): Extract<Output, { type: T }>[] {
    return this.outputs.filter((output): output is Extract<Output, { type: T }> => output.type === type)
  }

  #run(heard: Heard): void {
    const ports = portsOf(this.#action.ports, this.#config).map(port => port.id)
    const connected = this.#given.connected ?? ports
    const language = this.#given.language ?? 'en'
    const did = handle(this.#action, this.#config, heard, {
      contact: freeze(structuredClone(this.contact)),
      vars: freeze(structuredClone(this.vars)),
      facts: freeze(structuredClone(this.facts)),
      reply: this.#reply,
      languages: language === 'en' ? ['en'] : [language, 'en'],
      now: this.now,
      attempt: this.#attempt,
      memory: this.memory,
      connected: port => connected.includes(port),
      phrases: this.#given.phrases,
    })
    if (did.port !== null && !ports.includes(did.port))
      throw new Error(
        `"${this.#action.id}" left by "${did.port}", which it does not have: declare it in \`ports\` [${ports.join(', ')}]`,
      )
    for (const output of did.outputs) this.#apply(output)
    this.memory = did.memory
    this.port = did.port
    if (did.port !== null) this.wakes = []
  }

  #apply(output: Output): void {
    this.outputs.push(output)
    if (output.type === 'set') {
      this.contact = { ...this.contact, ...output.contact }
      this.vars = { ...this.vars, ...output.vars }
    }
    if (output.type === 'wake')
      this.wakes = [
        ...this.wakes.filter(timer => timer.name !== output.name),
        { name: output.name, when: output.when, due: this.#due(output.when) },
      ]
    if (output.type === 'cancel')
      this.wakes = output.name === undefined ? [] : this.wakes.filter(timer => timer.name !== output.name)
  }

  #due(when: When): number {
    if ('afterMs' in when) return this.now + when.afterMs
    return 'at' in when ? when.at : (this.facts.opensAt[when.opens] ?? this.now)
  }

  #said(what: string | SaidPart): Said {
    const part = typeof what === 'string' ? { text: what } : what
    return { id: `m${++this.#messages}`, text: this.#label(part.choice), ...part }
  }

  // Who picks "pro" sends the text of its button along.
  #label(choice: string | readonly string[] | undefined): string {
    const offered = this.messages.flatMap(message => message.choices ?? [])
    const ids = choice === undefined ? [] : [choice].flat()
    return ids.map(id => offered.find(offer => offer.id === id)?.label ?? id).join(', ')
  }

  #result(result: unknown): unknown {
    return this.#action.result ? this.#action.result.parse(result) : result
  }
}
