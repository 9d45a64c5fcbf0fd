import { randomUUID } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import type { Consent, Subscription } from '../../../plugins/kit/records.ts'
import type { ConsentDecision, TicketPriority, TicketStatus } from '../contacts.ts'
import type { StoredRecord, TurnCommit } from '../contract.ts'
import { createContactRows } from './contact-rows.ts'
import type { Link } from './finder.ts'
import { createListWriter } from './list-writer.ts'
import { createStatement, integer, integerOrNull, text, textOrNull } from './statement.ts'

/** The turn in which something was recorded, as it is being written. */
export interface Moment {
  readonly conversation: number
  readonly link: Link
  readonly commit: TurnCommit
}

/** Puts what flows record where it is looked for: evidence, answers, tickets, lists. Most turns record nothing. */
export function createRecordKeeper(database: DatabaseSync): (kept: StoredRecord, moment: Moment) => void {
  const rows = createContactRows(database)
  const lists = createListWriter(database, rows)
  const addConsent = createStatement(database, consentSlots, (queries, slots) => queries.insertInto('consent').values(slots))
  const addAnswer = createStatement(database, answerSlots, (queries, slots) => queries.insertInto('survey_answer').values(slots))
  const addTicket = createStatement(database, ticketSlots, (queries, slots) => queries.insertInto('ticket').values(slots))

  return (kept, { conversation, link, commit: { record, turn } }) => {
    const { flow, version, node } = kept.origin
    const place = { conversation, turn: turn.turn, at: turn.at }
    const actor = `flow:${flow}@${version}/${node}`
    switch (kept.kind) {
      case 'consent':
        return void addConsent.run({ ...place, ...evidenceOf(kept, kept.data), purpose: kept.data.purpose })
      case 'subscription':
        return void addConsent.run({ ...place, ...evidenceOf(kept, kept.data), purpose: `subscription:${kept.data.type}` })
      case 'survey': {
        const { survey, question, kind, asked, score, of, choice, text } = kept.data
        const given = { score: score ?? null, out_of: of ?? null, choice: choice ?? null, text: text ?? null }
        return void addAnswer.run({ ...place, survey, question, kind, asked, ...given })
      }
      case 'ticket': {
        const { subject, text, pipeline, priority = 'normal' } = kept.data
        const about = { subject, text: text ?? null, pipeline: pipeline ?? null, priority, status: 'new' as const }
        const times = { created_at: turn.at, updated_at: turn.at, revision: 1 }
        return void addTicket.run({ id: randomUUID(), conversation, ...about, ...times, made_by: actor })
      }
      case 'list': {
        const { contact, contact_trust } = link
        if (contact === null || (contact_trust !== 'vouched' && rows.at(contact)?.made_by !== record.visitorId)) return
        return lists.change(contact, kept.data, { at: turn.at, actor, conversation: record.id })
      }
      default:
    }
  }
}

function evidenceOf({ origin, textHash = '' }: StoredRecord, data: Consent | Subscription) {
  const { decision, text, language, method, answer } = data
  const { flow, version, node, channel, page } = origin
  const shown = { decision, text, text_hash: textHash, language, method, answer: answer ?? null }
  return { ...shown, flow, version, node, channel, page: page ?? null }
}

// Annotated as the columns are: the slots take any of their values.
const evidence: { decision: ConsentDecision } = { decision: 'granted' }
const place = { conversation: integer, turn: integer, at: integer }
const consentSlots = {
  ...place,
  ...evidence,
  purpose: text,
  text,
  text_hash: text,
  language: text,
  flow: text,
  version: integer,
  node: text,
  channel: text,
  method: text,
  answer: textOrNull,
  page: textOrNull,
}
const answerSlots = {
  ...place,
  survey: text,
  question: text,
  kind: text,
  asked: text,
  score: integerOrNull,
  out_of: integerOrNull,
  choice: textOrNull,
  text: textOrNull,
}
const standing: { status: TicketStatus; priority: TicketPriority } = { status: 'new', priority: 'normal' }
const ticketSlots = {
  ...standing,
  id: text,
  conversation: integer,
  subject: text,
  text: textOrNull,
  pipeline: textOrNull,
  made_by: text,
  created_at: integer,
  updated_at: integer,
  revision: integer,
}
