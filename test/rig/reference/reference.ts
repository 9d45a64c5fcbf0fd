import type { Heard } from '../../../plugins/kit/handle.ts'
import type { Act, AgentAct } from '../../../runtime/conversation/inbound.ts'
import { type Document, Halt, Refusal, type Setting } from './setting.ts'
import { flowHears, freshState, isShut, moveTo, type State } from './state.ts'
import { asks, writes } from './visitor-acts.ts'
import { Walk } from './walk.ts'

/** What happens in a conversation, as the reference names it: effects by number, timers by name. */
export type Happens =
  | { readonly type: 'begin'; readonly act?: Act }
  | { readonly type: 'message'; readonly act: Act }
  | { readonly type: 'ask-for-person' }
  | { readonly type: 'timer'; readonly name: string; readonly due: number }
  | { readonly type: 'result'; readonly effect: number; readonly heard: Extract<Heard, { type: 'performed' | 'failed' }> }
  | AgentAct

const agent = 'Amy'

/** A second, plain reading of how conversations go: what the engine does must come out the same. */
export class Reference {
  state: State
  readonly #setting: Setting

  constructor(flows: readonly Document[], setting: Omit<Setting, 'flows'>, now: number) {
    this.#setting = { ...setting, flows: new Map(flows.map(flow => [flow.id, flow])) }
    this.state = freshState(now)
  }

  /** Throws a `Refusal`. */
  take(event: Happens, now: number): void {
    const before = structuredClone(this.state)
    try {
      this.#take(event, new Walk(this.state, this.#setting, now, false))
    } catch (error) {
      const { pace } = this.state
      this.state = before
      if (!(error instanceof Halt)) throw error
      const walk = new Walk(this.state, this.#setting, now, true)
      this.#take(event, walk)
      Object.assign(this.state, { pace, asked: true, idleAt: undefined })
      this.state.told.push(`halted ${error.why}`)
      if (isShut(this.state)) walk.drop(0)
      if (this.state.owner !== 'agent') moveTo(this.state, 'open', 'queue')
    }
    this.#settle(now)
  }

  /** What is due by then, the oldest first. */
  due(now: number): { name: string; due: number }[] {
    const { frames, idleAt, snoozedUntil } = this.state
    const timers = [
      ...frames.flatMap(place => place.timers),
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
      const runs = hears && place === this.state.frames.at(-1)
      place.timers = place.timers.map(({ name, due, left = 0 }) => {
        if (runs) return { name, due: due ?? now + left }
        return { name, left: due === undefined ? left : Math.max(0, due - now) }
      })
    }
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
        return
      case 'agent-message':
        joins(walk)
        state.assignee ??= 'amy'
        walk.line(`A ${agent}: ${event.text}`)
        return
      case 'agent-join':
        return joins(walk)
      case 'agent-assign':
        state.assignee = event.assignee?.id
        return
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
  moveTo(state, 'open', 'bot')
  if (!top.queued) return walk.resume('agent', true)
  walk.hear({ type: 'resolved' })
  if (walk.top?.queued) moveTo(state, 'open', 'queue')
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
