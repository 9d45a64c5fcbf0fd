import type { Consent } from '../../plugins/kit/records.ts'
import { decide } from './apply.ts'
import { type Draft, log, move } from './draft.ts'
import { automationEnded, dropFrames, pushFrame } from './drive.ts'
import { isClosed, ownerOf } from './lifecycle.ts'

/** A decision that no flow has asked for: about the browser's memory, or one that is taken back. */
export interface ConsentDecided {
  /** `process`, `cookies`, `subscription:news`. */
  readonly purpose: string
  readonly decision: 'granted' | 'refused' | 'withdrawn'
  /** What was shown, word for word; of what is taken back, what it was given to. */
  readonly text: string
  readonly language: string
  readonly method: Consent['method']
  /** Where it was asked. */
  readonly node: string
}

/** Whose consent it is has decided: it is evidence as any other, and what may no longer be kept ends. */
export function consentDecided(draft: Draft, { purpose, decision, text, language, method, node }: ConsentDecided): void {
  const { record } = draft
  const { flow, version, channelId: channel, page } = record
  const origin = { flow, version, node, channel, language: record.language, ...(page ? { page: page.url } : {}) }
  const data = { decision, text, language, method }
  const type = purpose.startsWith(mail) ? purpose.slice(mail.length) : undefined
  const kept =
    type === undefined
      ? ({ kind: 'consent', data: { purpose, ...data } } as const)
      : ({ kind: 'subscription', data: { type, ...data } } as const)
  draft.records.push({ ...kept, origin })
  log(draft, { type: 'recorded', kind: kept.kind, data: kept.data })
  decide(record, purpose, decision)
  if (purpose === 'process' && decision === 'withdrawn') stopKeeping(draft)
}

const mail = 'subscription:'

// No flow goes on: where its option asks, it asks again; people who have the conversation keep it.
function stopKeeping(draft: Draft): void {
  const { record, world } = draft
  const owner = ownerOf(record.state)
  if (isClosed(record.state)) {
    dropFrames(draft)
    if (record.state !== 'closed.tail') return
    record.surveyed = true
    record.closedAt = world.now
    return move(draft, 'tail.ended')
  }
  dropFrames(draft)
  // A handoff that is left gives the conversation back: people had it, and keep it.
  if (owner === 'queue') return move(draft, 'flow.stranded')
  if (owner === 'agent' || record.flow === '') return
  const program = world.program(record.flow, record.version)
  if (program.asksFirst) pushFrame(draft, program, program.start)
  else automationEnded(draft)
}
