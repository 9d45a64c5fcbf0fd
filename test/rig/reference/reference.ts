import type { Heard } from '../../../plugins/kit/handle.ts'
import type { Act, AgentAct } from '../../../runtime/conversation/inbound.ts'
import { countSilence, falls, returns, tells } from './occasions.ts'
import { type Document, Halt, Refusal, type Setting } from './setting.ts'
import { flowHears, freshState, isShut, moveTo, type Place, type State } from './state.ts'
import { recordLine } from './view.ts'
import { asks, writes } from './visitor-acts.ts'
import { Walk } from './walk.ts'

/** What happens in a conversation, as the reference names it: effects by number, timers by name. */
export type Happens =
  | { readonly type: 'begin'; readonly act?: Act }
  | { readonly type: 'message'; readonly act: Act }
  | { readonly type: 'ask-for-person' }
  | { readonly type: 'event'; readonly name: string; readonly data: Readonly<Record<string, unknown>> }
  | { readonly type: 'return'; readonly since: number }
  | { readonly type: 'timer'; readonly name: string; readonly due: number }
  | { readonly type: 'result'; readonly effect: number; readonly heard: Extract<Heard, { type: 'performed' | 'failed' }> }
  | AgentAct

const agent = 'Amy'
const leftAfterMs = 5 * 60_000

/** A second, plain reading of how conversations go: what the engine does must come out the same. */
export class Reference {
  state: State
  readonly #setting: Setting

  constructor(flows: readonly Document[], setting: Omit<Setting, 'flows'>, now: number) {
    this.#setting = { ...setting, flows: new Map(flows.map(flow => [flow.id, withOptions(flow)])) }
    this.state = freshState(now)
  }

  /** Throws a `Refusal`. */
  take(event: Happens, now: number): void {
    const before = structuredClone(this.state)
    let walk = new Walk(this.state, this.#setting, now, false)
    try {
      this.#take(event, walk)
    } catch (error) {
      const { pace } = this.state
      this.state = before
      if (!(error instanceof Halt)) throw error
      walk = new Walk(this.state, this.#setting, now, true)
      this.#take(event, walk)
      Object.assign(this.state, { pace, asked: true, idleAt: undefined })
      this.state.told.push(`halted ${error.why}`)
      if (isShut(this.state)) walk.drop(0)
      if (this.state.owner !== 'agent') moveTo(this.state, 'open', 'queue')
      const sorry = this.#setting.flows.get('main')?.options?.errorText?.['en']
      if (sorry !== undefined && this.state.owner === 'queue') walk.line(`B ${sorry}`)
    }
    countSilence(walk)
    this.#settle(now)
    this.#wait(before.lines.length, now)
  }

  /** Whoever is in the queue waits, and whoever wrote to an agent, until an agent says something. */
  #wait(from: number, now: number): void {
    const { state } = this
    const spoken = state.lines.slice(from).findLast(line => line.startsWith('V ') || line.startsWith('A '))
    if (isShut(state) || state.owner === 'bot' || (state.owner === 'agent' && spoken?.startsWith('A '))) state.waits = undefined
    else if (state.owner === 'queue' || spoken !== undefined) state.waits ??= now
  }

  /** What is due by then, the oldest first. */
  due(now: number): { name: string; due: number }[] {
    const { frames, idleAt, snoozedUntil } = this.state
    const timers = [
      ...frames.flatMap(place => place.timers),
      ...frames.map(({ left }) => ({ name: 'left', due: left === 'told' ? undefined : left })),
      ...frames.map(({ silence }) => ({ name: 'silence', due: silence?.due })),
      { name: 'idle', due: idleAt },
      { name: 'snooze', due: snoozedUntil },
    ]
    return timers
      .flatMap(({ name, due }) => (due !== undefined && due <= now ? [{ name, due }] : []))
      .sort((a, b) => a.due - b.due)
  }

  #settle(now: number): void {
    const hears = flowHears(this.state)
    for (const place of this.state.frames) {
      this.#settleLeft(place, now)
      const runs = hears && place === this.state.frames.at(-1)
      place.timers = place.timers.map(({ name, due, left = 0 }) => {
        if (runs) return { name, due: due ?? now + left }
        return { name, left: due === undefined ? left : Math.max(0, due - now) }
      })
    }
  }

  // Only a handoff that waits for people, and cannot write to the visitor either, wants to know whether they have left.
  #settleLeft(place: Place, now: number): void {
    const { owner, status, said, frames, lastAct } = this.state
    const isQueue = owner === 'queue' && (status === 'open' || status === 'snoozed')
    if (!isQueue || place !== frames.at(-1) || !place.queued || said.email !== undefined) place.left = undefined
    else if (place.left === undefined || (place.left === 'told' && lastAct === now)) place.left = now + leftAfterMs
  }

  #take(event: Happens, walk: Walk): void {
    const { state, now } = walk
    switch (event.type) {
      case 'begin': {
        walk.enter('main', walk.triggerOf('main', 'start') ?? '')
        if (walk.deaf && !event.act) asks(walk)
        if (event.act) writes(walk, event.act)
        return
      }
      case 'message':
        return writes(walk, event.act)
      case 'ask-for-person':
        return asks(walk)
      case 'event':
        return tells(walk, event.name, event.data)
      case 'return':
        return returns(walk, event.since)
      case 'timer':
        return fires(walk, event)
      case 'result': {
        const place = state.frames.find(({ waits }) => waits === event.effect)
        if (!place) return
        place.waits = undefined
        if (place === walk.top && flowHears(state)) walk.hear(event.heard)
        else place.held = event.heard
        return
      }
      case 'agent-note':
      case 'agent-link':
        return
      case 'agent-message':
        joins(walk)
        state.assignee ??= 'amy'
        walk.line(`A ${agent}: ${event.text}`)
        return
      case 'agent-join':
        return joins(walk)
      case 'agent-assign':
        if (event.assignee !== undefined) state.assignee = event.assignee?.id
        if (event.team !== undefined) state.team = event.team?.id
        return
      case 'agent-label':
        return relabels(state, event)
      case 'agent-give-back':
        return givesBack(walk, event.continue)
      case 'agent-snooze':
        if (isShut(state)) throw new Refusal('conversation_closed')
        if (event.until <= now) throw new Refusal('snooze_past')
        moveTo(state, 'snoozed', state.owner)
        state.snoozedUntil = event.until
        return
      case 'agent-close':
        return closes(walk)
      case 'agent-reopen':
        if (!isShut(state)) throw new Refusal('conversation_not_closed')
        walk.drop(0)
        state.asked = true
        return moveTo(state, 'open', 'queue')
      case 'agent-spam':
      case 'agent-not-spam':
      case 'agent-withdraw-file':
        throw new Error(`no random script has "${event.type}": what it does is held by tests of its own`)
    }
  }
}

function fires(walk: Walk, { name, due }: { name: string; due: number }): void {
  const { state, top } = walk
  if (name === 'idle') {
    state.idleAt = undefined
    moveTo(state, 'tail', 'bot')
    return walk.finish()
  }
  if (name === 'snooze') return moveTo(state, 'open', state.owner)
  if (!top) return
  if (name === 'silence') return falls(walk, due)
  if (name === 'left') {
    const gone = state.lastAct + leftAfterMs
    top.left = gone > walk.now ? gone : 'told'
    if (top.left === 'told') walk.hear({ type: 'left' })
    return
  }
  top.timers = top.timers.filter(timer => timer.name !== name || timer.due !== due)
  walk.hear({ type: 'wake', name })
}

function joins(walk: Walk): void {
  const { state } = walk
  const took = state.owner !== 'agent'
  if (isShut(state)) walk.drop(0)
  moveTo(state, 'open', 'agent')
  Object.assign(state, { met: true, idleAt: undefined })
  if (took && walk.top?.queued) walk.hear({ type: 'joined', agent: { id: 'amy', name: agent } })
  if (state.present.includes(agent)) return
  state.present.push(agent)
  walk.line(`· ${agent} joined`)
}

function givesBack(walk: Walk, goOn: boolean): void {
  const { state, top } = walk
  if (state.owner !== 'agent' || !top) throw new Refusal('nothing_to_give_back')
  for (const name of state.present.splice(0)) walk.line(`· ${name} left`)
  state.assignee = undefined
  if (top.queued && !goOn) {
    moveTo(state, 'open', 'queue')
    return walk.hearHeld()
  }
  state.team = undefined
  moveTo(state, 'open', 'bot')
  if (!top.queued) return walk.resume('agent', true)
  walk.hear({ type: 'resolved' })
  if (walk.top?.queued) moveTo(state, 'open', 'queue')
}

/** Only what changes is told. What is both put on and taken off is put on. */
function relabels(state: State, { add, remove }: Extract<AgentAct, { type: 'agent-label' }>): void {
  const gone = state.labels.filter(label => remove.includes(label) && !add.includes(label))
  const fresh = add.filter((label, at) => !state.labels.includes(label) && add.indexOf(label) === at)
  if (gone.length + fresh.length === 0) return
  state.labels = [...state.labels.filter(label => !gone.includes(label)), ...fresh]
  state.told.push(recordLine('label', { add: fresh, remove: gone }))
}

function closes(walk: Walk): void {
  const { state } = walk
  if (isShut(state)) throw new Refusal('conversation_closed')
  state.present = []
  state.idleAt = undefined
  const handoff = walk.top?.queued === true
  moveTo(state, 'tail', 'bot')
  if (handoff && !walk.deaf) {
    walk.hear({ type: 'resolved' })
    if (state.status !== 'tail' || state.frames.length > 0) return
  }
  walk.drop(0)
  walk.finish()
}

/** Options are nodes like others: a survey after a trigger of its own, consent between the start and what comes then. */
function withOptions(flow: Document): Document {
  return withEnd(withConsent(flow))
}

function withConsent(flow: Document): Document {
  const { consent = 'off', consentText, communicate } = flow.options ?? {}
  const start = flow.nodes.find(({ action }) => action === 'start')?.id
  const begins = flow.edges.findLast(({ source, port }) => source === start && port === 'next')
  const asksItself = flow.nodes.some(
    ({ action, config }) => action === 'consent' && config['basis'] !== 'legitimate' && config['purpose'] !== 'communicate',
  )
  if (start === undefined) return flow
  const nodes: Document['nodes'][number][] = []
  if (consent !== 'off' && !asksItself) {
    const config = { text: consentText, basis: consent, once: true, insist: consent === 'explicit' }
    nodes.push({ id: 'option:consent', action: 'consent', config })
  }
  if (communicate)
    nodes.push({ id: 'option:communicate', action: 'subscription', config: { ...communicate, box: true, once: true } })
  const line = [{ id: start, ports: ['next'] }, ...nodes.map(({ id }) => ({ id, ports: ['granted', 'yes', 'no', 'no-reply'] }))]
  const edges = line.flatMap(({ id, ports }, at) => {
    const target = line[at + 1]?.id ?? begins?.target
    return target === undefined ? [] : ports.map(port => ({ source: id, port, target }))
  })
  return { ...flow, nodes: [...flow.nodes, ...nodes], edges: [...flow.edges.filter(edge => edge !== begins), ...edges] }
}

/** A survey at the end is a trigger and a node like others, where the flow has no end of its own. */
function withEnd(flow: Document): Document {
  const config = flow.options?.survey?.config
  if (!config || flow.nodes.some(({ action }) => action === 'closed')) return flow
  const [trigger, survey] = ['option:closed', 'option:survey']
  return {
    ...flow,
    nodes: [...flow.nodes, { id: trigger, action: 'closed', config: {} }, { id: survey, action: 'survey', config }],
    edges: [...flow.edges, { source: trigger, port: 'next', target: survey }],
  }
}
