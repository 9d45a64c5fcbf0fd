import { type Draft, log, move, tell, topFrame } from './draft.ts'
import { dropFrames, hearHeld, resume } from './drive.ts'
import type { Inbound } from './inbound.ts'
import { isClosed, ownerOf } from './lifecycle.ts'
import type { ConversationRecord } from './record.ts'

/** Names the effect that tells a channel who may speak there. */
export const holdAction = '@hold'

/** What such an effect is asked. */
export interface HoldInput {
  readonly holder: 'us' | 'other'
}

/** Does another program or inbox have it? Then flows hear nothing, as with an agent of ours. */
export const isHeldElsewhere = ({ held }: ConversationRecord): boolean => held?.by === 'other'

/** Who may speak there is another one. False where that changes nothing. */
export function holderChanges(draft: Draft, { holder, name }: Extract<Inbound, { type: 'held' }>): boolean {
  if (holder === 'other') return isHeldElsewhere(draft.record) ? false : leaveTo(draft, name)
  return isHeldElsewhere(draft.record) ? goOn(draft, holder) : false
}

function leaveTo(draft: Draft, name: string | undefined): boolean {
  const { record, world } = draft
  const owner = ownerOf(record.state)
  log(draft, { type: 'held', holder: 'other', ...(name === undefined ? {} : { name }) })
  const before = record.held
  record.held = {
    by: 'other',
    since: world.now,
    ...(name === undefined ? {} : { name }),
    ...(before?.from !== undefined ? { from: before.from } : owner === 'agent' || isClosed(record.state) ? {} : { from: owner }),
    ...(record.idleAt === undefined ? {} : { idleMs: Math.max(0, record.idleAt - world.now) }),
  }
  record.idleAt = undefined
  if (before) letGo(draft)
  if (isClosed(record.state)) {
    // What a flow had still to say at the end is said by nobody.
    dropFrames(draft)
    move(draft, 'tail.ended')
    return true
  }
  move(draft, 'agent.joined')
  return true
}

/** It is ours again: it goes on where it stood. What an agent had taken up before stays theirs. */
function goOn(draft: Draft, holder: 'us' | 'idle'): boolean {
  const { record, world } = draft
  const { held } = record
  record.held = undefined
  log(draft, { type: 'held', holder })
  if (held?.from === undefined || isClosed(record.state)) return true
  if (held.from === 'queue') {
    move(draft, 'agent.gave-back.queue')
    hearHeld(draft)
    return true
  }
  move(draft, 'agent.gave-back')
  if (held.idleMs !== undefined) record.idleAt = world.now + held.idleMs
  resume(draft, 'agent')
  return true
}

/** Somebody of the team takes it from another program, which is told. False where none has it. */
export function takeFromHolder(draft: Draft): boolean {
  const { record, world } = draft
  if (!record.held || record.held.by === 'us') return false
  record.held = { ...record.held, by: 'us', since: world.now }
  tellHolder(draft, 'us')
  return true
}

/** Leaves it to the program that had it, which is told. False where none had. */
export function leaveToHolder(draft: Draft): boolean {
  const { record, world } = draft
  if (record.held?.by !== 'us') return false
  record.held = { ...record.held, by: 'other', since: world.now }
  record.assignee = undefined
  letGo(draft)
  tellHolder(draft, 'other')
  return true
}

/** It was told, or not. False when the effect is none of these. */
export function holdEnds(draft: Draft, { effect, heard }: Extract<Inbound, { type: 'result' }>): boolean {
  if (!effect.endsWith(suffix)) return false
  if (heard.type === 'failed') log(draft, { type: 'not-held', detail: heard.error.message }, 'system')
  return true
}

const suffix = '-hold'

function tellHolder(draft: Draft, holder: HoldInput['holder']): void {
  const { id, turn, flow, version, channelId, held } = draft.record
  const input: HoldInput = { holder }
  const action = `${holdAction}:${channelId}`
  draft.effects.add.push({
    id: `${id}-${turn}${suffix}`,
    frame: 0,
    visit: 0,
    flow,
    version,
    node: '',
    action,
    input,
    at: draft.world.now,
  })
  log(draft, { type: 'held', holder, ...(held?.name === undefined ? {} : { name: held.name }) })
}

function letGo(draft: Draft): void {
  for (const agent of draft.record.present) tell(draft, { type: 'agent', change: 'left', agent })
  draft.record.present = []
}

/** Whoever writes there meanwhile writes to the program that has it: flows hear nothing, also of a conversation that is over. */
export function hearsElsewhere(draft: Draft): void {
  const { record } = draft
  if (!isHeldElsewhere(record) || !record.held || ownerOf(record.state) === 'agent') return
  record.held = { ...record.held, from: record.held.from ?? 'queue' }
  if (topFrame(record) && isClosed(record.state)) dropFrames(draft)
  move(draft, 'agent.joined')
}
