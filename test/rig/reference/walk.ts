import type { AnyAction } from '../../../plugins/kit/action.ts'
import { type Heard, handle } from '../../../plugins/kit/handle.ts'
import type { Output } from '../../../plugins/kit/output.ts'
import type { AnyTrigger } from '../../../plugins/kit/trigger.ts'
import { type Document, Halt, type Setting } from './setting.ts'
import { flowHears, isShut, moveTo, type Place, type State } from './state.ts'
import { recordLine } from './view.ts'

const idleMs = 30 * 60_000
const toPeople = ['failed', 'no-agent', 'timed-out']

/** One turn of the reference: walks flows node by node, and does at once what nodes do. */
export class Walk {
  readonly state: State
  readonly now: number
  readonly deaf: boolean
  /** The visitor has turned away from the tail. */
  cut = false
  /** The visitor has done something, the bot has said something in this turn. */
  acted = false
  spoke = false
  readonly #setting: Setting
  #visits = 0
  #outputs = 0
  #paced = false
  #facts: Setting['facts']

  constructor(state: State, setting: Setting, now: number, deaf: boolean) {
    this.state = state
    this.#setting = setting
    this.#facts = setting.facts
    this.now = now
    this.deaf = deaf
  }

  get top(): Place | undefined {
    return this.state.frames.at(-1)
  }

  /** Does the node on top listen for this? A node whose plugin is gone listens, and halts. */
  listens(event: string): boolean {
    const found = this.top && this.#actionOf(this.top.flow, this.top.node)
    return !found || (found.type === 'action' && Object.hasOwn(found.on ?? {}, event))
  }

  /** Has anything been heard in this turn? */
  get heard(): boolean {
    return this.#visits > 0
  }

  hear(heard: Heard): void {
    if (this.top && !this.deaf) this.#walk(this.top, this.top.node, heard)
  }

  /** A new frame, at the way on of a trigger. */
  enter(flow: string, trigger: string, above?: Place['above'], vars?: Readonly<Record<string, unknown>>): void {
    if (this.deaf) return
    const { state } = this
    if (state.frames.length >= 5) throw new Halt('flow_runaway')
    state.idleAt = undefined
    const place: Place = { flow, node: trigger, memory: {}, attempt: 0, timers: [], queued: false, ...(above ? { above } : {}) }
    state.frames.push(place)
    if (vars && Object.keys(vars).length > 0) this.#do(place, { type: 'set', vars })
    this.#walk(place, trigger, { type: 'start' })
  }

  /** A trigger breaks in: where one stands already it goes, with all above it. */
  interrupt(flow: string, trigger: string, vars?: Readonly<Record<string, unknown>>): void {
    const earlier = this.state.frames.findIndex(place => place.above === 'trigger')
    if (earlier !== -1) this.drop(earlier)
    this.enter(flow, trigger, 'trigger', vars)
  }

  drop(keep: number): void {
    for (const place of this.state.frames.splice(keep)) this.#leave(place)
  }

  resume(from: 'agent' | 'frame', repeat: boolean): void {
    const { top } = this
    if (!top || this.deaf) return
    if (this.#actionOf(top.flow, top.node) && this.listens('resumed')) return this.hear({ type: 'resumed', from })
    if (repeat && top.pending) {
      this.line(`B ${top.pending.text}`)
      this.spoke = true
      top.pending.ids.push(this.lastId)
    }
    this.hearHeld()
  }

  hearHeld(): void {
    const held = this.top?.held
    if (!this.top || !held || this.deaf || !flowHears(this.state)) return
    this.top.held = undefined
    this.hear(held)
  }

  /** The conversation is closed and what there was to say is said: the trigger "closed" once, then done. */
  finish(): void {
    if (this.cut) return
    const first = !this.state.surveyed
    this.state.surveyed = true
    const trigger = this.triggerOf('main', 'closed')
    if (first && trigger !== undefined && !this.deaf) this.enter('main', trigger)
    else moveTo(this.state, 'done', 'bot')
  }

  triggerOf(flow: string, action: string): string | undefined {
    return this.#setting.flows.get(flow)?.nodes.find(node => node.action === action)?.id
  }

  /** The nodes of a flow with this action, in the order of the document. */
  nodesOf(flow: string, action: string): Document['nodes'] {
    return this.#setting.flows.get(flow)?.nodes.filter(node => node.action === action) ?? []
  }

  /** The keyword triggers of a flow, in the order of the document. */
  keywordsOf(flow: string): { node: string; words: readonly string[] }[] {
    return this.nodesOf(flow, 'keyword').map(({ id, config }) => ({ node: id, words: [config.words ?? []].flat().map(String) }))
  }

  line(line: string): void {
    this.state.lines.push(line)
  }

  get lastId(): string {
    return `m${this.state.lines.length}`
  }

  /** May nothing break into this flow, because the visitor has still to agree? */
  waitsForConsent(flow: string): boolean {
    const document = this.#setting.flows.get(flow)
    const asks = document?.options?.consent === 'explicit' && document.nodes.some(({ id }) => id === 'option:consent')
    const { process } = this.state.consents
    return process === 'withdrawn' || (asks && process !== 'granted')
  }

  #walk(place: Place, from: string, first: Heard): void {
    this.#keepPace()
    this.#facts = { ...this.#setting.facts, consents: { ...this.state.consents } }
    let node = from
    let heard = first
    for (;;) {
      this.#visits += 1
      if (this.#visits > 200) throw new Halt('flow_runaway')
      const { port, outputs } = this.#visit(place, node, heard)
      const way = outputs.findLast(output => ['close', 'call', 'back', 'go-to'].includes(output.type))
      const target = this.#targetOf(place.flow, node, port)
      const stranded = port !== null && target === undefined && toPeople.includes(port)
      if (port !== null) this.#leave(place)
      if (stranded) {
        this.state.asked = true
        this.state.told.push(`unconnected ${node} ${port}`)
      }
      if (way?.type === 'close') return this.#close()
      if (way?.type === 'back') return this.#end(way.repeat, false)
      if (way?.type === 'call') return this.#start(way.flow, 'call')
      if (way?.type === 'go-to' && 'flow' in way) {
        this.drop(this.state.frames.length - 1)
        return this.#start(way.flow, place.above)
      }
      const jump = way?.type === 'go-to' && 'node' in way && this.#has(place.flow, way.node) ? way.node : undefined
      const next = jump ?? target
      if (port === null && way === undefined) return
      if (next === undefined) return this.#end(true, stranded)
      node = next
      heard = { type: 'start' }
    }
  }

  #visit(place: Place, node: string, heard: Heard): { port: string | null; outputs: readonly Output[] } {
    const document = this.#setting.flows.get(place.flow)?.nodes.find(({ id }) => id === node)
    const found = this.#actionOf(place.flow, node)
    if (!document || !found) throw new Halt('plugin_gone')
    if (heard.type === 'start') {
      this.#leave(place)
      Object.assign(place, { node, attempt: 0, memory: undefined })
    }
    if (found.type === 'trigger') return { port: 'next', outputs: [] }
    if ('message' in heard) place.attempt += 1
    const { state } = this
    try {
      const did = handle(found, found.config.parse(document.config), heard, {
        contact: state.said,
        vars: state.vars,
        reply: state.reply,
        facts: this.#facts,
        languages: ['en'],
        place: { flow: place.flow, node },
        now: this.now,
        attempt: place.attempt,
        memory: place.memory,
        connected: port => this.#targetOf(place.flow, node, port) !== undefined,
      })
      place.memory = did.memory
      for (const output of did.outputs) this.#do(place, output)
      return did
    } catch (error) {
      throw error instanceof Halt ? error : new Halt('handler_threw')
    }
  }

  #do(place: Place, output: Output): void {
    const { state } = this
    if (output.type === 'because') return
    this.#outputs += 1
    if (this.#outputs > 50) throw new Halt('flow_runaway')
    switch (output.type) {
      case 'say': {
        const { text, input, choices, consent } = output.message
        if (state.owner === 'agent' || state.status === 'done') throw new Halt('voice_refused')
        this.line(`B ${text}`)
        this.spoke = true
        if (!input && !choices) return
        const ids = [...(place.pending?.text === text ? place.pending.ids : []), this.lastId]
        const asks = { ...(input ? { input } : {}), ...(choices ? { choices } : {}), ...(consent ? { consent } : {}) }
        place.pending = { ids, text, ...asks }
        return
      }
      case 'set':
        Object.assign(state.vars, output.vars)
        Object.assign(state.said, output.contact)
        return
      case 'wake':
        place.timers = place.timers.filter(({ name }) => name !== output.name)
        if ('afterMs' in output.when) place.timers.push({ name: output.name, due: this.now + output.when.afterMs })
        return
      case 'cancel':
        place.timers = output.name === undefined ? [] : place.timers.filter(({ name }) => name !== output.name)
        return
      case 'perform':
        place.waits = state.effects
        state.effects += 1
        return
      case 'record':
        if (output.kind === 'consent') state.consents[output.data.purpose] = output.data.decision
        if (output.kind === 'subscription') state.consents[`subscription:${output.data.type}`] = output.data.decision
        if (output.kind === 'label') {
          const { add = [], remove = [] } = output.data
          state.labels = [...new Set([...state.labels.filter(label => !remove.includes(label)), ...add])]
        }
        state.told.push(recordLine(output.kind, output.data))
        return
      case 'queue':
        state.asked = true
        place.queued = true
        if (state.owner !== 'queue' || state.status !== 'open') moveTo(state, 'open', 'queue')
        return
      default:
    }
  }

  /** A visit is over: its question, its timers, what it waited for. Leaving a handoff gives back to the bot. */
  #leave(place: Place): void {
    const { state } = this
    Object.assign(place, {
      timers: [],
      pending: undefined,
      held: undefined,
      waits: undefined,
      left: undefined,
      silence: undefined,
    })
    if (!place.queued) return
    place.queued = false
    if (!isShut(state) && state.owner === 'queue') moveTo(state, state.status, 'bot')
  }

  #close(): void {
    this.drop(0)
    if (!isShut(this.state)) moveTo(this.state, 'tail', 'bot')
    this.finish()
  }

  #start(flow: string, above: Place['above']): void {
    const start = this.triggerOf(flow, 'start')
    if (start === undefined) throw new Halt('flow_not_live')
    this.enter(flow, start, above)
  }

  #end(repeat: boolean, stranded: boolean): void {
    const { state } = this
    const above = this.top?.above
    this.drop(state.frames.length - 1)
    if (isShut(state)) {
      this.drop(0)
      return this.finish()
    }
    if (stranded) {
      if (above === 'call' && this.top && !this.top.held) this.top.held = { type: 'returned' }
      return moveTo(state, 'open', 'queue')
    }
    if (!this.top) {
      if (state.asked) return moveTo(state, 'open', 'queue')
      state.idleAt = state.lastAct + idleMs
      return
    }
    if (above === 'call') this.hear({ type: 'returned' })
    else this.resume('frame', repeat)
  }

  #keepPace(): void {
    if (this.#paced) return
    this.#paced = true
    const { pace } = this.state
    const fresh = this.now - pace.from >= 60_000 || this.now < pace.from
    this.state.pace = fresh ? { from: this.now, turns: 1 } : { from: pace.from, turns: pace.turns + 1 }
    if (this.state.pace.turns > this.#setting.turnsPerMinute) throw new Halt('turns_too_fast')
  }

  #has(flow: string, node: string): boolean {
    return this.#setting.flows.get(flow)?.nodes.some(({ id }) => id === node) === true
  }

  #actionOf(flow: string, node: string): AnyAction | AnyTrigger | undefined {
    const document = this.#setting.flows.get(flow)?.nodes.find(({ id }) => id === node)
    return document && this.#setting.declarations.get(document.action)
  }

  #targetOf(flow: string, node: string, port: string | null): string | undefined {
    const edges = this.#setting.flows.get(flow)?.edges ?? []
    return edges.findLast(edge => edge.source === node && edge.port === port)?.target
  }
}
