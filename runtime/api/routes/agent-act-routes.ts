import { z } from 'zod'
import type { AgentAct } from '../../conversation/inbound.ts'
import type { Person } from '../../conversation/record.ts'
import { ParleyError } from '../../errors/parley-error.ts'
import { conversationIn } from '../address-ids.ts'
import { agentOf } from '../agent-of.ts'
import type { Caller } from '../caller.ts'
import { agentActAnswer, agentBodies, keyHeader } from '../contract.ts'
import { createNamedPeople } from '../named-people.ts'
import type { Api, ApiParts } from '../parts.ts'
import type { Sight } from '../sight.ts'
import { teamView } from '../team-view.ts'

const params = z.object({ id: z.string() })
const config = { limit: 'team' } as const
const tags = ['Conversations']

/** What agents do to conversations. */
export function agentActRoutes(app: Api, { turns, store, settings, directory, inboxes }: ApiParts, sight: Sight): void {
  const bodies = agentBodies(settings.limits.textLength)
  const people = createNamedPeople(directory, inboxes)

  act('messages', 'Answer the visitor', bodies.message, ({ text, fileId, asksFile, byMail }) => ({
    type: 'agent-message',
    text,
    ...(fileId === undefined ? {} : { fileId }),
    ...(asksFile ? { asksFile } : {}),
    ...(byMail ? { byMail } : {}),
  }))
  act('withdraw-file', 'Want no file any more that you asked for', bodies.plain, () => ({ type: 'agent-withdraw-file' }))
  act('notes', 'Write a note for the team', bodies.note, async ({ text, mentions }, { inbox }) => ({
    type: 'agent-note',
    text,
    ...(mentions.length > 0 ? { mentions: people.mentioned(mentions, await inbox()) } : {}),
  }))
  act('join', 'Take the conversation over', bodies.plain, () => ({ type: 'agent-join' }))
  act('assign', 'Say whose it is', bodies.assign, async ({ assignee, team }, about) => ({
    type: 'agent-assign',
    ...(assignee === undefined ? {} : { assignee: assignee === null ? null : await assigneeOf(assignee, about) }),
    ...(team === undefined ? {} : { team: team === null ? null : people.team(team, await about.inbox()) }),
  }))
  act('labels', 'Put labels on, take others off', bodies.label, ({ add, remove }) => ({ type: 'agent-label', add, remove }))
  act('give-back', 'Let the flow go on', bodies.giveBack, body => ({ type: 'agent-give-back', continue: body.continue }))
  act('snooze', 'Put it away until a time', bodies.snooze, ({ until }) => ({ type: 'agent-snooze', until: Date.parse(until) }))
  act('close', 'Close the conversation', bodies.plain, () => ({ type: 'agent-close' }))
  act('reopen', 'Open it again', bodies.plain, () => ({ type: 'agent-reopen' }))
  act('spam', 'Put it away as spam: it is closed without a word, and what comes stays in it unheard', bodies.plain, () => ({
    type: 'agent-spam',
  }))
  act('not-spam', 'Say that it is no spam: it is opened again, for people', bodies.plain, () => ({ type: 'agent-not-spam' }))

  /** One route per act; `actOf` reads what the body says. */
  function act<B extends Sent>(
    name: string,
    summary: string,
    body: z.ZodType<B>,
    actOf: (body: B, about: About) => AgentAct | Promise<AgentAct>,
  ): void {
    const schema = { summary, tags, params, headers: keyHeader, body, response: { 200: agentActAnswer } }
    app.post(`/api/conversations/:id/${name}`, { config, schema }, async request => {
      const sent = body.parse(request.body)
      const { person, actor } = agentOf(request, sent.as)
      const id = conversationIn(request.params)
      const inboxesSeen = sight(request)
      const inbox = async (): Promise<string> => {
        const record = await store.conversations.get(id, inboxesSeen)
        if (!record) throw new ParleyError('conversation_unknown', { id })
        return record.inboxId
      }
      const key = request.headers['idempotency-key'] ?? sent.clientMsgId
      const does = await actOf(sent, { inbox, caller: request.caller })
      const { record, events, lastSeq } = await turns.act(id, person, actor, does, key, inboxesSeen)
      const seq = events.findLast(event => event.type === 'message' && event.author === 'agent')?.seq ?? 0
      return { seq, conversation: teamView(record), events, lastSeq }
    })
  }

  // A program that holds the administrator's token may know people whom this server does not.
  async function assigneeOf(assignee: Person | string, { inbox, caller }: About): Promise<Person> {
    if (typeof assignee !== 'string' && caller.kind === 'admin') return assignee
    return people.assignee(typeof assignee === 'string' ? assignee : assignee.id, await inbox())
  }
}

interface Sent {
  readonly as?: Person | undefined
  readonly clientMsgId?: string | undefined
}

interface About {
  readonly caller: Caller
  /** The inbox that the conversation lies in. Error: `conversation_unknown`. */
  inbox(): Promise<string>
}
