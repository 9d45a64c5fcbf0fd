import { type Expression, type SqlBool, sql } from 'kysely'
import type { ListQuery } from '../contract.ts'
import { matchOf } from './match-of.ts'
import { integer, integerOrNull, textOrNull } from './statement.ts'

/** Values of every filter of a list; null, or 0 where null is a value, lets everything pass. */
export type Filters = typeof filterSlots

export const filterSlots = {
  status: textOrNull,
  owner: textOrNull,
  people: integer,
  byAssignee: integer,
  assignee: textOrNull,
  visitor: textOrNull,
  channel: textOrNull,
  inbox: textOrNull,
  team: textOrNull,
  contact: textOrNull,
  label: textOrNull,
  mentions: textOrNull,
  spam: integerOrNull,
  words: textOrNull,
  inboxes: textOrNull,
  /** 0: nothing but words is asked for, and perhaps that it is no spam. */
  filtered: integer,
}

/** Where a page begins: after the last row of the page before. */
export const placeSlots = { at: integer, n: integer, limit: integer }

/** Reads the filters off a query. `words` is an expression of the full-text search. */
export function filtersOf(query: ListQuery): Filters {
  const { status, owner, people, assignee, visitor, channel, inbox, team, contact, label, mentions, spam, q, inboxes } = query
  const filters = {
    status: status ?? null,
    owner: owner ?? null,
    people: people === true ? 1 : 0,
    byAssignee: assignee === undefined ? 0 : 1,
    assignee: assignee ?? null,
    visitor: visitor ?? null,
    channel: channel ?? null,
    inbox: inbox ?? null,
    team: team ?? null,
    contact: contact ?? null,
    label: label ?? null,
    mentions: mentions ?? null,
    inboxes: inboxesIn(inboxes),
  }
  const isAsked = spam === true || Object.values(filters).some(value => value !== null && value !== 0)
  return {
    ...filters,
    spam: spam === undefined ? null : Number(spam),
    filtered: isAsked ? 1 : 0,
    words: q === undefined ? null : matchOf(q),
  }
}

/** As the filter of inboxes takes them. */
export const inboxesIn = (inboxes: ListQuery['inboxes']): string | null => (inboxes ? JSON.stringify(inboxes) : null)

/** Only what these inboxes hold; null: all. */
export const visible = (inboxes: string | null): Expression<SqlBool> =>
  sql<SqlBool>`(${inboxes} is null or inbox in (select value from json_each(${inboxes})))`

/** Filters that the indexes of all lists hold. */
export const onIndex = ({
  status,
  owner,
  people,
  byAssignee,
  assignee,
  channel,
  inbox,
  team,
  inboxes,
}: Filters): Expression<SqlBool> =>
  sql<SqlBool>`(
    (${status} is null or status = ${status})
    and (${owner} is null or owner = ${owner})
    and (${people} = 0 or owner <> 'bot')
    and (${byAssignee} = 0 or assignee is ${assignee})
    and (${channel} is null or channel = ${channel})
    and (${inbox} is null or inbox = ${inbox})
    and (${team} is null or team = ${team})
    and ${visible(inboxes)}
  )`

/** With spam, without it, or that alone. The index of what is closed holds it; nothing else can be spam. */
export const spamOrNot = ({ spam }: Filters): Expression<SqlBool> => sql<SqlBool>`(${spam} is null or spam = ${spam})`

/** Filters by what stands in tables of its own. Looked up last: each costs a row. */
export const besides = ({ label, mentions }: Filters): Expression<SqlBool> =>
  sql<SqlBool>`(
    (${label} is null or exists (select 1 from label where name = ${label} and label.inbox = conversation.inbox and label.conversation = conversation.n))
    and (${mentions} is null or (status <> 'closed' and exists (select 1 from mention where user = ${mentions} and mention.conversation = conversation.n)))
  )`

/** Who the conversation is with: for what is found by something else. */
export const withWhom = ({ visitor, contact }: Filters): Expression<SqlBool> =>
  sql<SqlBool>`(
    (${visitor} is null or visitor = ${visitor})
    and (${contact} is null or contact = (select contact.n from contact where contact.id = ${contact}))
  )`

// Conversations of the same millisecond go by row number, so that no page repeats or skips one.
export const beyond = ({ at, n }: { at: number; n: number }): Expression<SqlBool> =>
  sql<SqlBool>`(updated_at, conversation.n) < (${at}, ${n})`

/** Later in the order of waiting: whoever does not wait comes last, as if from the end of time. */
export const waitsAfter = ({ at, n }: { at: number; n: number }): Expression<SqlBool> =>
  sql<SqlBool>`(${waitingOrNever}, conversation.n) > (${at}, ${n})`

export const never: number = Number.MAX_SAFE_INTEGER
export const waitingOrNever: Expression<number> = sql<number>`coalesce(waiting_since, ${sql.lit(never)})`
