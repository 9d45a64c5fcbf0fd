import type { DatabaseSync } from 'node:sqlite'
import type { Contacts } from '../contacts.ts'
import { foldEmail } from '../fold-email.ts'
import type { Attempt } from './attempt.ts'
import { createContactEditor } from './contact-editor.ts'
import { createContactKnower } from './contact-knower.ts'
import { createContactLister } from './contact-lister.ts'
import { createContactMerger } from './contact-merger.ts'
import { contactOf, createContactReader } from './contact-reader.ts'
import { createContactRows } from './contact-rows.ts'
import { createContactTimeline } from './contact-timeline.ts'
import { createContactVoucher } from './contact-voucher.ts'
import { createEraser } from './eraser.ts'
import { propertiesOf } from './row-json.ts'
import { createScrubber } from './scrubber.ts'
import { createStatement, integer, text } from './statement.ts'

/** Keeps contacts, and all that is done with them. */
export function createContacts(writer: DatabaseSync, reader: DatabaseSync, file: string, attempt: Attempt): Contacts {
  const rows = createContactRows(writer)
  const editor = createContactEditor(writer, rows)
  const vouch = createContactVoucher(writer, rows)
  const merger = createContactMerger(writer, rows)
  const eraser = createEraser(writer, rows)
  const scrub = createScrubber(writer, file)
  const list = createContactLister(reader)
  const details = createContactReader(reader)
  const known = createContactKnower(reader)
  const timeline = createContactTimeline(reader)
  const lists = createStatement(reader, {}, queries =>
    queries
      .selectFrom('contact_list')
      .select(({ fn }) => ['list', fn.countAll<number>().as('contacts')])
      .groupBy('list')
      .orderBy('list'),
  )
  const latest = createStatement(reader, { limit: integer, before: integer }, (queries, { limit, before }) =>
    queries
      .selectFrom('contact')
      .select(['said', 'stored'])
      .where('merged_into', 'is', null)
      .where('seen_at', '<', before)
      .orderBy('seen_at', 'desc')
      .orderBy('n', 'desc')
      .limit(limit),
  )
  const linked = createStatement(reader, { id: text }, (queries, { id }) =>
    queries
      .selectFrom('conversation')
      .innerJoin('contact', 'contact.n', 'conversation.contact')
      .select(['contact.id as id', 'email', 'said', 'stored', 'created_at', 'contact_trust'])
      .where('conversation.id', '=', id),
  )
  const found = (id: string) => rows.byId(id)

  return {
    get: id => attempt(() => withRow(found(id), contactOf)),
    byEmail: email => attempt(() => withRow(rows.byEmail(foldEmail(email)), contactOf)),
    ofConversation: id =>
      attempt(() => {
        const row = linked.get({ id })
        return row && { contact: contactOf(row), trust: row.contact_trust ?? 'unverified' }
      }),
    known: who => attempt(() => known(who)),
    list: query =>
      attempt(() => {
        const { page, ...rest } = list(query)
        const lines = page.flatMap(n => withRow(rows.at(n), details.line) ?? [])
        return { rows: lines, ...rest }
      }),
    whole: id => attempt(() => withRow(found(id), details.whole)),
    timeline: query => attempt(() => withRow(found(query.contact), row => timeline.page(row.n, query)) ?? { entries: [] }),
    changes: id => attempt(() => withRow(found(id), row => timeline.changes(row.n)) ?? []),
    lists: () => attempt(() => lists.all({}).map(({ list: id, contacts }) => ({ id, contacts }))),
    propertyNames: () => attempt(() => namesIn(latest.each({ limit: mostLookedAt, before: Number.MAX_SAFE_INTEGER }))),
    make: (contact, by, at) => attempt(() => editor.make(contact, by, at)),
    vouch: (about, by, at) => attempt(() => vouch(about, by, at)),
    change: (id, revision, change, by, at) => attempt(() => editor.change(id, revision, change, by, at)),
    merge: (id, into, by, at) => attempt(() => merger.merge(id, into, by, at)),
    undo: (id, merge, since, by, at) => attempt(() => merger.undo(id, merge, since, by, at)),
    group: id => attempt(() => withRow(found(id), row => eraser.group(row.n)) ?? []),
    conversations: id => attempt(() => withRow(found(id), row => eraser.conversations(row.n)) ?? []),
    recorded: conversation => attempt(() => details.recorded(conversation)),
    decided: visitor => attempt(() => details.decided(visitor)),
    erase: (id, receipt) => attempt(() => eraser.erase(id, receipt)),
    receipts: () => attempt(() => eraser.receipts()),
    remember: receipts => attempt(() => eraser.remember(receipts)),
    among: hashes => attempt(() => eraser.among(hashes)),
    scrub: texts => scrub(texts, attempt),
  }
}

const mostLookedAt = 1_000

function namesIn(rows: Iterable<{ readonly said: string; readonly stored: string }>): readonly string[] {
  const names = new Set<string>()
  for (const { said, stored } of rows)
    for (const json of [said, stored]) for (const name of Object.keys(propertiesOf(json))) names.add(name)
  return [...names].sort()
}

function withRow<Row, Made>(row: Row | undefined, make: (row: Row) => Made): Made | undefined {
  return row === undefined ? undefined : make(row)
}
