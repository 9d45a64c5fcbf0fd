import type { Clock } from '../../clock/clock.ts'
import type { TeamEntry } from '../../conversation/event.ts'
import { ownerOf } from '../../conversation/lifecycle.ts'
import type { ConversationRecord } from '../../conversation/record.ts'
import type { Directory } from '../../people/directory.ts'
import type { Duty } from '../../people/duty.ts'
import type { TeamServerFrame } from '../contract.ts'

type NoticeFrame = Extract<TeamServerFrame, { type: 'notice' }>

/** What somebody is to be told of, beside what they look at. */
export interface ForUser {
  readonly user: string
  readonly frame: NoticeFrame
}

export interface NoticeParts {
  readonly directory: Directory
  readonly duty: Duty
  readonly clock: Clock
}

const mostText = 200

/** Reads off a turn whom it concerns: who was named in a note, who was given the conversation, who could take it. */
export function createNotices({ directory, duty, clock }: NoticeParts) {
  const from = ({ actor }: TeamEntry): { readonly from?: string } => {
    const name = directory.user(idIn(actor))?.name
    return name === undefined ? {} : { from: name }
  }
  const waiting = (record: ConversationRecord): readonly string[] => {
    const here = duty.available('anyone', clock.now())
    const { team } = record
    return team ? here.filter(id => directory.user(id)?.teams.includes(team.id)) : here
  }
  const ofEntry = (record: ConversationRecord, entry: TeamEntry): readonly ForUser[] => {
    const frame = (why: NoticeFrame['why'], text = record.last?.text ?? ''): NoticeFrame => ({
      type: 'notice',
      why,
      conversation: record.id,
      ...from(entry),
      text: text.slice(0, mostText),
      at: entry.at,
    })
    const isBy = (user: string): boolean => entry.actor === `agent:${user}`
    switch (entry.type) {
      case 'note':
        return (entry.mentions ?? [])
          .filter(({ id }) => !isBy(id))
          .map(({ id: user }) => ({ user, frame: frame('mention', entry.text) }))
      case 'assigned': {
        const user = entry.assignee?.id
        return user === undefined || isBy(user) ? [] : [{ user, frame: frame('assigned') }]
      }
      case 'lifecycle': {
        const isWaiting = entry.to.endsWith('.queue') && ownerOf(record.state) === 'queue' && !record.assignee
        return isWaiting
          ? waiting(record)
              .filter(id => !isBy(id))
              .map(user => ({ user, frame: frame('waiting') }))
          : []
      }
      default:
        return []
    }
  }
  return (record: ConversationRecord, entries: readonly TeamEntry[]): readonly ForUser[] =>
    entries.flatMap(entry => ofEntry(record, entry))
}

function idIn(actor: string): string {
  return actor.startsWith('agent:') ? actor.slice('agent:'.length) : ''
}
