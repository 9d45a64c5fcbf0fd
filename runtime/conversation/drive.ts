import type { Output } from '../../plugins/kit/output.ts'
import type { EventData } from '../../plugins/kit/trigger.ts'
import { ParleyError } from '../errors/parley-error.ts'
import type { FlowContext, FlowEvent, NodeDid } from '../flow/flow-context.ts'
import { limits } from '../flow/limits.ts'
import type { Program } from '../flow/program.ts'
import { apply, dropEffect } from './apply.ts'
import { type Draft, flowHears, log, move, tellMessage, topFrame } from './draft.ts'
import { flowActor } from './flow-actor.ts'
import type { Frame } from './record.ts'

/** Ways out that must not end in silence: without an edge they lead to people. */
const strandedPorts: readonly string[] = ['failed', 'no-agent', 'timed-out']

/** The node on top hears an event, and all that follows from it within the turn follows. */
export function hear(draft: Draft, event: FlowEvent): void {
  const frame = topFrame(draft.record)
  if (draft.deaf || !frame) return
  const program = draft.world.program(frame.flow, frame.version)
  keepPace(draft)
  const broken = event.type.startsWith('trigger.') ? undefined : program.nodes.get(frame.node)?.broken
  if (broken !== undefined) throw new ParleyError('plugin_gone', { node: frame.node, what: broken })
  const { node, context } = program.step(frame.node, contextOf(draft, frame, program), event)
  draft.visits += context.did.length
  if (draft.visits > limits.visitsPerTurn) throw new ParleyError('flow_runaway', { what: 'visits', limit: limits.visitsPerTurn })
  const error = event.type === 'failed' ? event.error : undefined
  for (const did of context.did) absorb(draft, frame, program, did, did.heard === 'failed' ? error : undefined)
  Object.assign(frame, { node, memory: context.memory, attempt: context.attempt })
  const last = context.did.at(-1)
  if (last) goOn(draft, frame, last)
}

/** Starts a flow, or one of its triggers, in a frame of its own on top. */
export function pushFrame(draft: Draft, program: Program, trigger: string, above?: Frame['above'], data?: EventData): void {
  if (draft.deaf) return
  const { record } = draft
  if (record.frames.length >= limits.frames) throw new ParleyError('flow_runaway', { what: 'frames', limit: limits.frames })
  record.visits += 1
  record.idleAt = undefined
  const { flow, version } = program
  const frame: Frame = {
    id: record.visits,
    flow: flow.id,
    version,
    node: program.start,
    visit: record.visits,
    memory: {},
    attempt: 0,
    timers: [],
    ...(above ? { above } : {}),
  }
  Object.assign(record, { frames: [...record.frames, frame] })
  hear(draft, { type: `trigger.${trigger}`, ...(data ? { data } : {}) })
}

/** Takes frames off the top until `keep` are left; what they waited for is given up. */
export function dropFrames(draft: Draft, keep = 0): void {
  for (const frame of draft.record.frames.slice(keep)) endVisit(draft, frame)
  Object.assign(draft.record, { frames: draft.record.frames.slice(0, keep) })
}

/** The flow below goes on where it stood: it hears that it is back, or its question is put once more. */
export function resume(draft: Draft, from: 'agent' | 'frame', repeat = true): void {
  const frame = topFrame(draft.record)
  if (!frame || draft.deaf) return
  const { visit } = frame
  const hears = draft.world.program(frame.flow, frame.version).hears.get(frame.node)
  if (hears?.has('resumed')) hear(draft, { type: 'resumed', from })
  else if (repeat && frame.pending) repeatQuestion(draft, frame)
  if (frame.visit === visit && topFrame(draft.record) === frame) hearHeld(draft)
}

/** What came while the flow could not hear is heard now. */
export function hearHeld(draft: Draft): void {
  const frame = topFrame(draft.record)
  if (!frame?.held || draft.deaf || !flowHears(draft.record)) return
  const { held } = frame
  frame.held = undefined
  hear(draft, held)
}

/** Closes because the flow says so. In the tail there is nothing more to close. */
function closeByFlow(draft: Draft): void {
  dropFrames(draft)
  move(draft, 'flow.closed')
  finishTail(draft)
}

/** A closed conversation's flow has ended: the trigger "closed" has its turn, once; then it is done. */
export function finishTail(draft: Draft): void {
  const { record, world } = draft
  if (draft.tailCut) return
  const surveyed = record.surveyed
  // Also when it breaks: else nobody could ever close the conversation.
  record.surveyed = true
  if (!surveyed && !draft.deaf && record.flow !== '') {
    const program = world.program(record.flow, record.version)
    if (program.closed !== undefined) return pushFrame(draft, program, program.closed)
  }
  move(draft, 'tail.ended')
  record.closedAt = world.now
}

function contextOf(draft: Draft, frame: Frame, program: Program): FlowContext {
  const { record, world, shown } = draft
  const { consents } = record
  const known = shown?.facts ?? world.facts(program)
  const facts = consents ? { ...known, consents } : known
  draft.facts = facts
  return {
    languages: [record.language, ...program.flow.languages],
    vars: record.vars,
    contact: world.contact?.() ?? { ...record.said, ...world.vouched },
    vouched: world.vouched,
    reply: record.reply,
    facts,
    now: shown?.at ?? world.now,
    attempt: frame.attempt,
    memory: frame.memory,
    port: null,
    did: [],
  }
}

function absorb(
  draft: Draft,
  frame: Frame,
  program: Program,
  { node, heard, port, outputs }: NodeDid,
  error?: { readonly code: string; readonly message: string },
): void {
  if (heard === 'start') beginVisit(draft, frame, node)
  const matched = draft.why?.node === node ? [{ rule: '', explanation: draft.why.explanation }] : []
  const chosen = outputs.filter(output => output.type === 'because').map(({ rule, explanation }) => ({ rule, explanation }))
  const why = [...matched, ...chosen]
  draft.path.push({
    frame: frame.id,
    flow: frame.flow,
    version: frame.version,
    node,
    heard,
    port,
    ...(why.length ? { why } : {}),
  })
  for (const output of outputs) apply(draft, frame, program, node, output)
  if (heard === 'joined' && (port !== null || outputs.some(output => output.type !== 'cancel'))) {
    throw new ParleyError('voice_refused', { node, state: draft.record.state })
  }
  if (port === null) return
  endVisit(draft, frame)
  if (strandedPorts.includes(port) && !program.nodes.get(node)?.targets.has(port)) {
    draft.record.asked = true
    log(draft, { type: 'unconnected', node, port, ...(error ? { error } : {}) }, flowActor(frame, node))
  }
}

function beginVisit(draft: Draft, frame: Frame, node: string): void {
  endVisit(draft, frame)
  draft.record.visits += 1
  Object.assign(frame, { node, visit: draft.record.visits })
}

function endVisit(draft: Draft, frame: Frame): void {
  dropEffect(draft, frame)
  frame.timers = []
  frame.pending = undefined
  frame.silence = undefined
  frame.held = undefined
  if (!frame.queued) return
  frame.queued = undefined
  move(draft, 'flow.left')
}

const waysOn: readonly Output['type'][] = ['close', 'call', 'go-to', 'back']

function goOn(draft: Draft, frame: Frame, last: NodeDid): void {
  const way = last.outputs.findLast(output => waysOn.includes(output.type))
  if (way?.type === 'close') return closeByFlow(draft)
  if (way?.type === 'back') return endFrame(draft, way.repeat)
  if (way?.type === 'call') {
    if (last.port !== null) throw new TypeError(`node "${last.node}" called a flow and left at once: it cannot hear the end`)
    return startFlow(draft, way.flow, 'call')
  }
  if (way?.type === 'go-to' && 'flow' in way) {
    const { above } = frame
    dropFrames(draft, draft.record.frames.length - 1)
    return startFlow(draft, way.flow, above)
  }
  if (frame.node === 'ended') endFrame(draft, true)
}

function startFlow(draft: Draft, flow: string, above: Frame['above']): void {
  const program = draft.world.live(flow)
  if (!program) throw new ParleyError('flow_not_live', { id: flow })
  pushFrame(draft, program, program.start, above)
}

function endFrame(draft: Draft, repeat: boolean): void {
  const { record } = draft
  const { above } = topFrame(record) ?? {}
  const stranded = draft.team.some(entry => entry.type === 'unconnected')
  dropFrames(draft, record.frames.length - 1)
  if (record.state.startsWith('closed.')) {
    dropFrames(draft)
    return finishTail(draft)
  }
  if (stranded) {
    const caller = topFrame(record)
    // People come first: who called hears of the end when they give back.
    if (above === 'call' && caller) caller.held ??= { type: 'returned' }
    return move(draft, 'flow.stranded')
  }
  if (record.frames.length === 0) return automationEnded(draft)
  if (above === 'call') hear(draft, { type: 'returned' })
  else resume(draft, 'frame', repeat)
}

/** Nothing runs any more: people keep what was asked of them, everything else closes after a while. */
export function automationEnded(draft: Draft): void {
  const { record, world } = draft
  // Somebody was asked for: people keep it until they close it.
  if (record.asked) return move(draft, 'flow.stranded')
  record.idleAt = record.lastVisitorAt + (world.program(record.flow, record.version).flow.options.idleCloseMs ?? 30 * 60_000)
}

function repeatQuestion(draft: Draft, frame: Frame): void {
  if (!frame.pending) return
  const { messageIds, ...question } = frame.pending
  const { id } = tellMessage(draft, { author: 'bot', ...question })
  frame.pending = { ...frame.pending, messageIds: [...messageIds, id] }
}

function keepPace(draft: Draft): void {
  const { record, world } = draft
  if (draft.path.length > 0) return
  const fresh = world.now - record.pace.from >= 60_000 || world.now < record.pace.from
  record.pace = fresh ? { from: world.now, turns: 1 } : { from: record.pace.from, turns: record.pace.turns + 1 }
  if (record.pace.turns > world.turnsPerMinute) throw new ParleyError('turns_too_fast', { limit: world.turnsPerMinute })
}
