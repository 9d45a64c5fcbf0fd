import type { Heard } from '../../../plugins/kit/handle.ts'
import type { Inbound } from '../../../runtime/conversation/inbound.ts'
import { ParleyError } from '../../../runtime/errors/parley-error.ts'
import { breaks, type Case, type Happening } from './any-case.ts'
import { type Happens, Reference } from './reference.ts'
import { Refusal } from './setting.ts'
import { amy, createTalk, declarations, startsAt, type Talk } from './talk.ts'
import { type View, viewOfRecord, viewOfState } from './view.ts'

/** What stands after each event, by both readings. */
export interface Moment {
  readonly after: string
  readonly engine: View & { readonly refused?: string }
  readonly reference: View & { readonly refused?: string }
}

const facts = { channel: 'website', tz: 'UTC', open: {}, opensAt: {}, available: {}, random: 0.5 }

/** Plays a case by the engine and by the reference, side by side. */
export function playCase({ flows, happens }: Case): { moments: readonly Moment[]; talk: Talk } {
  const plugins = { breaks }
  const talk = createTalk(flows, { plugins, turnsPerMinute: 30, goes: true, strict: true })
  const known = new Map([...declarations, ['breaks', breaks]])
  const reference = new Reference(flows, { declarations: known, facts, turnsPerMinute: 30 }, startsAt)
  const moments: Moment[] = []
  const both = (after: string, inbound: Inbound | undefined, same: Happens): void => {
    const refused = refusalOf(() => inbound && talk.take(inbound))
    const refusedToo = refusalOf(() => reference.take(same, talk.now))
    moments.push({
      after,
      engine: { ...viewOfRecord(talk.record, talk.lines, talk.log), ...refused },
      reference: structuredClone({ ...viewOfState(reference.state), ...refusedToo }),
    })
  }
  both('begin', { type: 'begin' }, { type: 'begin' })
  for (const happening of happens) {
    const after = JSON.stringify(happening)
    if (happening.what === 'pass') pass(talk, reference, happening.ms, both)
    else {
      const event = eventOf(happening, talk)
      if (event) both(after, event.inbound, event.same)
    }
  }
  return { moments, talk }
}

/** The same event, as the engine and as the reference name it. */
export function eventOf(
  happening: Exclude<Happening, { what: 'pass' }>,
  talk: Pick<Talk, 'now' | 'effects'>,
): { inbound: Inbound; same: Happens } | undefined {
  switch (happening.what) {
    case 'act': {
      const same = { type: 'message', act: happening.act } as const
      return { inbound: same, same }
    }
    case 'ask-for-person':
      return { inbound: { type: 'ask-for-person' }, same: { type: 'ask-for-person' } }
    case 'agent':
      return { inbound: { ...happening.act, agent: amy }, same: happening.act }
    case 'snooze': {
      const same = { type: 'agent-snooze', until: talk.now + happening.ms } as const
      return { inbound: { ...same, agent: amy }, same }
    }
    case 'event': {
      const { name, data } = happening
      const same = { type: 'event', name, data } as const
      return { inbound: same, same }
    }
    case 'return': {
      const same = { type: 'return', since: talk.now - happening.awayMs } as const
      return { inbound: same, same }
    }
    case 'result': {
      const effect = talk.effects.length - 1 - happening.pick
      const id = talk.effects[effect]?.id
      const heard = heardOf(happening.status)
      return id === undefined
        ? undefined
        : { inbound: { type: 'result', effect: id, heard }, same: { type: 'result', effect, heard } }
    }
  }
}

function heardOf(status: number): Extract<Heard, { type: 'performed' | 'failed' }> {
  if (status === 0) return { type: 'failed', error: { code: 'target_timeout', message: 'slow' } }
  return { type: 'performed', result: { status, body: {} } }
}

function pass(
  talk: Talk,
  reference: Reference,
  ms: number,
  both: (after: string, inbound: Inbound | undefined, same: Happens) => void,
): void {
  talk.now += ms
  for (let round = 0; round < 20; round += 1) {
    const due = talk.due()
    const theirs = reference.due(talk.now)
    if (due.length === 0 && theirs.length === 0) return
    for (let at = 0; at < Math.max(due.length, theirs.length); at += 1) {
      const [mine, other] = [due[at], theirs[at]]
      const still = other && reference.due(talk.now).some(({ name, due }) => name === other.name && due === other.due)
      if (still) both(`${ms} ms, ${other.name}`, mine && { type: 'timer', ...mine }, { type: 'timer', ...other })
      else if (mine) talk.take({ type: 'timer', ...mine })
    }
  }
}

function refusalOf(act: () => unknown): { refused?: string } {
  try {
    act()
    return {}
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.code }
    if (error instanceof ParleyError) return { refused: error.code }
    throw error
  }
}
