import type { Said } from '../../plugins/kit/message.ts'
import { explain } from '../../plugins/kit/rule/explain.ts'
import { ParleyError } from '../errors/parley-error.ts'
import { answers } from './answers.ts'
import { type Draft, flowHears, log, move, tellMessage, topFrame } from './draft.ts'
import { dropFrames, hear, pushFrame } from './drive.ts'
import type { Act } from './inbound.ts'
import { isClosed, ownerOf } from './lifecycle.ts'
import type { Pending } from './record.ts'

/** The visitor writes or picks: stored always; who hears it is decided by who has the conversation. Gives the message's seq. */
export function visitorWrites(draft: Draft, act: Act): number {
  const { record, world } = draft
  const pending = topFrame(record)?.pending
  const read = readAct(draft, act, pending)
  if (record.idleAt !== undefined) record.idleAt += world.now - record.lastVisitorAt
  record.lastVisitorAt = world.now
  const { seq, id } = tellMessage(draft, { author: 'visitor', ...read })
  const said: Said = { id, ...read }
  record.reply = said
  move(draft, 'visitor.wrote')
  if (record.state === 'closed.tail') inTail(draft, said, pending)
  else if (record.state === 'closed.done') reopen(draft, said)
  else if (ownerOf(record.state) === 'bot') toBot(draft, said, seq)
  else if (flowHears(record)) hearMessage(draft, said)
  return seq
}

/** The visitor asks for people, outside the flow. */
export function visitorAsks(draft: Draft): void {
  const { record, world } = draft
  record.asked = true
  record.idleAt = undefined
  record.lastVisitorAt = world.now
  if (isClosed(record.state)) dropFrames(draft)
  move(draft, 'visitor.asked')
}

function toBot(draft: Draft, said: Said, seq: number): void {
  const structured = said.choice !== undefined || said.fields !== undefined || said.fileId !== undefined
  if (structured && topFrame(draft.record)?.pending && hearMessage(draft, said)) return
  if (interrupted(draft)) return
  if (!hearMessage(draft, said) && !draft.deaf) log(draft, { type: 'unheard', seq })
}

function hearMessage(draft: Draft, message: Said): boolean {
  const frame = topFrame(draft.record)
  if (!frame || draft.deaf) return false
  const { nodes, hears } = draft.world.program(frame.flow, frame.version)
  if (nodes.get(frame.node)?.broken === undefined && !hears.get(frame.node)?.has('message')) return false
  hear(draft, { type: 'message', message })
  return true
}

/** A trigger that what was said sets off: of the flow on top first, then of those below. A trigger replaces a trigger. */
function interrupted(draft: Draft): boolean {
  const { record, world } = draft
  if (draft.deaf) return false
  const flows = record.frames.length > 0 ? [...record.frames].reverse() : [record]
  const seen = new Set<string>()
  for (const { flow, version } of flows) {
    if (seen.has(flow)) continue
    seen.add(flow)
    const program = world.program(flow, version)
    const against = {
      reply: record.reply,
      vars: record.vars,
      contact: world.contact?.() ?? { ...record.said, ...world.vouched },
      facts: world.facts(program),
      language: record.language,
      now: world.now,
    }
    const found = program.findInterrupt(against)
    if (!found) continue
    const earlier = record.frames.findIndex(frame => frame.above === 'trigger')
    if (earlier !== -1) dropFrames(draft, earlier)
    draft.why = { node: found.node, explanation: explain(found.condition, against) }
    pushFrame(draft, program, found.node, 'trigger')
    draft.why = undefined
    return true
  }
  return false
}

function inTail(draft: Draft, said: Said, pending: Pending | undefined): void {
  const { record } = draft
  if (pending && answers(pending, said, record.language) && hearMessage(draft, said)) return
  draft.tailCut = true
  if (topFrame(record)) hear(draft, { type: 'skipped', message: said })
  if (!isClosed(record.state)) return
  dropFrames(draft)
  record.asked = true
  move(draft, 'visitor.reopened')
}

/** Somebody comes back to a conversation that is done: to people, if people ever had it; else the flow begins anew. */
function reopen(draft: Draft, said: Said): void {
  const { record, world } = draft
  const live = world.live(record.flow)
  if (record.met || !live || draft.deaf) {
    record.asked = true
    return move(draft, 'visitor.reopened')
  }
  record.version = live.version
  record.asked = false
  move(draft, 'visitor.restarted')
  pushFrame(draft, live, live.start)
  record.reply = said
  // A flow that closed again at once hears nothing more.
  if (record.state === 'open.bot') interrupted(draft)
}

function readAct(draft: Draft, act: Act, pending: Pending | undefined): Omit<Said, 'id'> {
  const { text = '', choice, fields, fileId, replyTo } = act
  const picked = choice === undefined ? undefined : typeof choice === 'string' ? [choice] : choice
  const labels = picked?.map(id => labelOf(draft, pending, id, replyTo))
  const shown =
    text.trim() || labels?.join(', ') || (fields ? Object.values(fields).map(String).join(', ') : '') || (fileId ?? '')
  if (shown === '') throw new ParleyError('nothing_said')
  return {
    text: shown,
    ...(choice !== undefined ? { choice } : {}),
    ...(fields ? { fields } : {}),
    ...(fileId !== undefined ? { fileId } : {}),
  }
}

function labelOf(draft: Draft, pending: Pending | undefined, id: string, replyTo: string | undefined): string {
  // A turn whose flow failed is committed without it: the question may have gone with the flow.
  if (draft.deaf) return pending?.choices?.find(choice => choice.id === id)?.label ?? id
  const offered = replyTo === undefined || pending?.messageIds.includes(replyTo) ? pending?.choices : undefined
  const found = offered?.find(choice => choice.id === id)
  if (!found)
    throw new ParleyError(
      'choice_unknown',
      { choice: id.slice(0, 64) },
      { details: { offered: offered?.map(choice => choice.id) ?? [] } },
    )
  return found.label
}
