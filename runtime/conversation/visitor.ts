import type { Said } from '../../plugins/kit/message.ts'
import type { NewTicket } from '../../plugins/kit/records.ts'
import { ParleyError } from '../errors/parley-error.ts'
import { answers } from './answers.ts'
import { type Draft, fileOf, flowHears, log, move, tellMessage, topFrame } from './draft.ts'
import { dropFrames, hear, pushFrame } from './drive.ts'
import type { LetterAbout, MessageEvent } from './event.ts'
import { hearsElsewhere, isHeldElsewhere } from './held.ts'
import type { Act } from './inbound.ts'
import { interrupted } from './interrupt.ts'
import { isClosed, isSpam, ownerOf } from './lifecycle.ts'
import type { ConversationRecord, Pending } from './record.ts'

/** The visitor writes or picks: stored always; who hears it is decided by who has the conversation. Gives the message's seq. */
export function visitorWrites(draft: Draft, act: Act): number {
  const { record } = draft
  const pending = topFrame(record)?.pending
  const { said, seq } = takeDown(draft, act, pending)
  if (isSpam(record.state)) return seq
  if (act.unheard || isHeldElsewhere(record)) {
    forPeople(draft, act)
    return seq
  }
  move(draft, 'visitor.wrote')
  if (record.state === 'closed.tail') inTail(draft, said, pending)
  else if (record.state === 'closed.done') reopen(draft, said)
  else if (ownerOf(record.state) === 'bot') toBot(draft, said, seq)
  else if (flowHears(record)) hearMessage(draft, said)
  return seq
}

/**
 * The visitor writes first, before any flow has said anything: it begins knowing what was written, as it does when somebody comes
 * back; only what breaks in hears it. Where there is no flow, people get it. Gives the message's seq.
 */
export function visitorOpens(draft: Draft, act: Act): number {
  const { record, world } = draft
  const { said, seq } = takeDown(draft, act, undefined)
  if (draft.deaf) return seq
  if (record.flow === '' || act.unheard || isHeldElsewhere(record)) {
    visitorAsks(draft)
    hearsElsewhere(draft)
    return seq
  }
  const program = world.program(record.flow, record.version)
  pushFrame(draft, program, program.start)
  record.reply = said
  if (record.state === 'open.bot') interruptedByWords(draft)
  return seq
}

function takeDown(draft: Draft, act: Act, pending: Pending | undefined): { readonly said: Said; readonly seq: number } {
  const { record, world } = draft
  const file = fileOf(draft, act.fileId)
  const read = readAct(draft, act, pending, file?.name)
  if (act.said) {
    record.said = { ...record.said, ...act.said }
    draft.saidMore = true
  }
  const isHeard = act.unheard !== true && !isHeldElsewhere(record)
  if (isHeard) {
    if (record.idleAt !== undefined) record.idleAt += world.now - record.lastVisitorAt
    record.lastVisitorAt = world.now
    draft.acted = true
  }
  const { letter, answerBy, setApart } = act
  if (answerBy) record.answerBy = answerBy
  if (letter && !letter.isAutomatic) record.letter = lastLetter(letter)
  const { seq, id } = tellMessage(draft, { author: 'visitor', ...read, ...(file ? { file } : {}), ...cameWith(act) })
  if (setApart) log(draft, { type: 'set-apart', ...setApart }, 'system')
  if (act.ticket && !isSpam(record.state)) makeTicket(draft, act.ticket)
  const said: Said = { id, ...read }
  if (isHeard) record.reply = said
  return { said, seq }
}

function cameWith({ name, via, letter, hasOriginal }: Act): Pick<MessageEvent, 'name' | 'via' | 'letter' | 'hasOriginal'> {
  return {
    ...(name === undefined ? {} : { name }),
    ...(via === undefined ? {} : { via }),
    ...(letter ? { letter } : {}),
    ...(hasOriginal ? { hasOriginal } : {}),
  }
}

function lastLetter({ subject, cc }: LetterAbout): NonNullable<ConversationRecord['letter']> {
  return { ...(subject === undefined ? {} : { subject }), ...(cc ? { cc } : {}) }
}

/** No flow hears it. What is over is taken up again, by people; not because a machine wrote. */
function forPeople(draft: Draft, { letter }: Act): void {
  const { record } = draft
  if (letter?.isAutomatic === true) return
  move(draft, 'visitor.wrote')
  if (isClosed(record.state)) {
    dropFrames(draft)
    record.asked = true
    move(draft, 'visitor.reopened')
  }
  hearsElsewhere(draft)
}

function makeTicket(draft: Draft, data: NewTicket): void {
  const { flow, version, channelId: channel, language, page } = draft.record
  const origin = { flow, version, node: '', channel, language, ...(page ? { page: page.url } : {}) }
  draft.records.push({ kind: 'ticket', data, origin })
  log(draft, { type: 'recorded', kind: 'ticket', data })
}

/** The visitor asks for people, outside the flow. */
export function visitorAsks(draft: Draft): void {
  const { record, world } = draft
  record.lastVisitorAt = world.now
  draft.acted = true
  if (isSpam(record.state)) return
  record.asked = true
  record.idleAt = undefined
  if (isClosed(record.state)) dropFrames(draft)
  move(draft, 'visitor.asked')
}

function toBot(draft: Draft, said: Said, seq: number): void {
  const structured = said.choice !== undefined || said.fields !== undefined || said.fileId !== undefined
  if (structured && topFrame(draft.record)?.pending && hearMessage(draft, said)) return
  if (interruptedByWords(draft)) return
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

function interruptedByWords(draft: Draft): boolean {
  return interrupted(draft, (program, against) => program.findInterrupt(against()))
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
  if (record.state === 'open.bot') interruptedByWords(draft)
}

function readAct(draft: Draft, act: Act, pending: Pending | undefined, fileName = ''): Omit<Said, 'id'> {
  const { text = '', choice, fields, fileId, replyTo } = act
  const picked = choice === undefined ? undefined : typeof choice === 'string' ? [choice] : choice
  const labels = picked?.map(id => labelOf(draft, pending, id, replyTo))
  const shown = text.trim() || labels?.join(', ') || (fields ? Object.values(fields).map(String).join(', ') : '') || fileName
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
