import { isClosed, ownerOf } from '../conversation/lifecycle.ts'
import type { ConversationRecord } from '../conversation/record.ts'
import type { Programs } from '../library/library.ts'
import { printOf } from './identifiers.ts'
import type { TurnTaker } from './turn-taker.ts'
import type { Answered, EventAnswer, ToldEvent, Turns } from './turns.ts'

/** Brings what programs tell into conversations. */
export function createTelling(taker: TurnTaker, library: Pick<Programs, 'load'>): Pick<Turns, 'tell' | 'tellOneOf'> {
  const tell: Turns['tell'] = async (conversation, told) => read(await taker.next(turnOf(conversation, told)))

  const toldBefore = async (conversation: string, told: ToldEvent): Promise<EventAnswer | undefined> => {
    const answer = await taker.next({ ...turnOf(conversation, told), instead: () => never })
    return answer === never ? undefined : read(answer)
  }
  const listens = async (record: ConversationRecord, { event, actor }: ToldEvent): Promise<boolean> => {
    if (ownerOf(record.state) !== 'bot') return false
    const world = taker.world(record, actor)
    const { reply, vars, said: contact, language } = record
    for (const { flow, version } of record.frames.length > 0 ? record.frames : [record]) {
      const program = await library.load(flow, version)
      const against = { reply, event, vars, contact, facts: world.facts(program), language, now: world.now }
      if (program.findEvent(against)) return true
    }
    return false
  }

  return {
    tell,
    async tellOneOf(conversations, told) {
      for (const { id } of conversations) {
        const before = await toldBefore(id, told)
        if (before) return before
      }
      const open = conversations.filter(({ state }) => !isClosed(state))
      for (const record of open) if (await listens(record, told)) return tell(record.id, told)
      const [newest] = open
      return newest && tell(newest.id, told)
    },
  }
}

/** No answer: it is new here. */
const never = Symbol('never')

function turnOf(conversation: string, { event, key, actor, inboxes }: ToldEvent) {
  const mine = (record: ConversationRecord): boolean => inboxes?.includes(record.inboxId) ?? true
  const { name, data } = event
  return {
    conversation,
    name: { key: `e:${key}`, print: printOf([name, data]) },
    actor,
    event: { type: 'event', name, data } as const,
    mine,
  }
}

function read(answer: unknown): EventAnswer {
  // The boundary: answers pass through the store untouched, and a turn gives what turns give.
  const { record, entries } = answer as Answered
  return { record, heard: entries.some(entry => entry.type === 'event' && entry.heard) }
}
