import type { ConsentState } from '../../plugins/kit/facts.ts'
import type { Output, When } from '../../plugins/kit/output.ts'
import { ParleyError } from '../errors/parley-error.ts'
import { limits } from '../flow/limits.ts'
import type { Program } from '../flow/program.ts'
import { type Draft, log, move, tellMessage } from './draft.ts'
import { flowActor } from './flow-actor.ts'
import { give } from './give.ts'
import type { Origin } from './kept-record.ts'
import { knownParts } from './known-parts.ts'
import { flowMaySpeak } from './lifecycle.ts'
import type { Frame } from './record.ts'

/** Writes what a handler did into the turn. Ways on (`call`, `go-to`, `back`, `close`) are the driver's. */
export function apply(draft: Draft, frame: Frame, program: Program, node: string, output: Output): void {
  // Why a way was taken is for the trace: it does nothing.
  if (output.type === 'because') return
  draft.outputs += 1
  if (draft.outputs > limits.outputsPerTurn)
    throw new ParleyError('flow_runaway', { what: 'outputs', limit: limits.outputsPerTurn })
  switch (output.type) {
    case 'say':
      return say(draft, frame, program, node, output.message)
    case 'set':
      if (output.vars) draft.record.vars = { ...draft.record.vars, ...output.vars }
      if (output.contact) draft.record.said = { ...draft.record.said, ...output.contact }
      draft.saidMore ||= output.contact !== undefined
      Object.assign(draft.set, prefixed('vars', output.vars), prefixed('contact', output.contact))
      return
    case 'record':
      return keep(draft, frame, node, output)
    case 'wake': {
      const dueAt = dueOf(draft, output.when)
      frame.timers = frame.timers.filter(timer => timer.name !== output.name)
      if (dueAt !== undefined)
        frame.timers = [...frame.timers, { id: `${draft.record.turn}.${draft.timers++}`, name: output.name, dueAt }]
      return
    }
    case 'cancel':
      frame.timers = output.name === undefined ? [] : frame.timers.filter(timer => timer.name !== output.name)
      return
    case 'perform':
      return perform(draft, frame, program, node, output.input)
    case 'queue':
      draft.record.asked = true
      draft.record.route = output.route
      frame.queued = true
      move(draft, 'flow.queued')
      return give(draft)
    default:
  }
}

function say(
  draft: Draft,
  frame: Frame,
  program: Program,
  node: string,
  message: Extract<Output, { type: 'say' }>['message'],
): void {
  if (!flowMaySpeak(draft.record.state)) throw new ParleyError('voice_refused', { node, state: draft.record.state })
  const delayMs = message.delayMs ?? program.flow.options.typingDelayMs
  const { id, text, input, choices, consent } = tellMessage(draft, {
    author: 'bot',
    ...message,
    ...(message.parts ? { parts: knownParts(message.parts, draft.world.medium) } : {}),
    ...(delayMs ? { delayMs } : {}),
  })
  if (!input && !choices) return
  const messageIds = [...(frame.pending?.text === text ? frame.pending.messageIds : []), id]
  frame.pending = {
    messageIds,
    text,
    ...(input ? { input } : {}),
    ...(choices ? { choices } : {}),
    ...(consent ? { consent } : {}),
  }
}

function perform(draft: Draft, frame: Frame, program: Program, node: string, input: unknown): void {
  const { id: conversation, turn } = draft.record
  const id = `${conversation}-${turn}-${draft.performs++}`
  // Asked for twice in one visit: only the second is done, also when the first has not left yet.
  const others = draft.effects.add.filter(effect => effect.id !== frame.performing)
  if (others.length < draft.effects.add.length) draft.effects.add = others
  else dropEffect(draft, frame)
  frame.performing = id
  const action = program.nodes.get(node)?.declared?.id ?? ''
  const { flow, version, visit } = frame
  draft.effects.add.push({ id, frame: frame.id, visit, flow, version, node, action, input, at: draft.world.now })
}

/** A visit that is over, or asks again, no longer waits for its effect. */
export function dropEffect(draft: Draft, frame: Frame): void {
  if (frame.performing === undefined) return
  const mine = draft.effects.add.some(effect => effect.id === frame.performing)
  // One asked for in this very turn and not waited for still runs: fire and forget.
  if (!mine) draft.effects.drop.push(frame.performing)
  frame.performing = undefined
}

function keep(draft: Draft, frame: Frame, node: string, { type: _type, ...kept }: Extract<Output, { type: 'record' }>): void {
  const actor = flowActor(frame, node)
  draft.records.push({ ...kept, origin: originOf(draft, frame, node) })
  const { kind, data } = kept
  if (kind === 'consent') decide(draft.record, data.purpose, data.decision)
  if (kind === 'subscription') decide(draft.record, `subscription:${data.type}`, data.decision)
  if (kind === 'note') return log(draft, { type: 'note', text: data.text }, actor)
  if (kind === 'label') {
    const { add = [], remove = [] } = data
    draft.record.labels = [...new Set([...draft.record.labels.filter(label => !remove.includes(label)), ...add])]
    return log(draft, { type: 'labelled', add, remove }, actor)
  }
  log(draft, { type: 'recorded', kind, data }, actor)
}

/** From here on this is what stands of a decision on that purpose. */
export function decide(record: Draft['record'], purpose: string, state: ConsentState): void {
  record.consents = { ...record.consents, [purpose]: state }
}

function originOf({ record }: Draft, { flow, version }: Frame, node: string): Origin {
  const { channelId: channel, language, page } = record
  return { flow, version, node, channel, language, ...(page ? { page: page.url } : {}) }
}

function dueOf(draft: Draft, when: When): number | undefined {
  if ('afterMs' in when) return draft.world.now + when.afterMs
  if ('at' in when) return when.at
  return draft.facts?.opensAt[when.opens]
}

function prefixed(prefix: string, values: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [`${prefix}.${key}`, value]))
}
