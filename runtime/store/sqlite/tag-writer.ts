import type { DatabaseSync } from 'node:sqlite'
import type { TurnCommit } from '../contract.ts'
import type { Stored } from './finder.ts'
import { createStatement, integer, text } from './statement.ts'

/** Writes by what else a conversation is found: its labels, and whom its notes name. Most turns touch neither. */
export function createTagWriter(database: DatabaseSync): (conversation: number, stored: Stored, commit: TurnCommit) => void {
  const label = { name: text, inbox: text, conversation: integer }
  const put = createStatement(database, label, (queries, slots) =>
    queries
      .insertInto('label')
      .values(slots)
      .onConflict(conflict => conflict.doNothing()),
  )
  const remove = createStatement(database, label, (queries, { name, inbox, conversation }) =>
    queries.deleteFrom('label').where('name', '=', name).where('inbox', '=', inbox).where('conversation', '=', conversation),
  )
  const mention = createStatement(database, { user: text, conversation: integer }, (queries, slots) =>
    queries
      .insertInto('mention')
      .values(slots)
      .onConflict(conflict => conflict.doNothing()),
  )

  return (conversation, { found }, { record: { labels, inboxId: inbox }, turn }) => {
    const before = found.record?.labels ?? []
    for (const name of before) if (!labels.includes(name)) remove.run({ name, inbox, conversation })
    for (const name of labels) if (!before.includes(name)) put.run({ name, inbox, conversation })
    for (const entry of turn.team) {
      if (entry.type === 'note') for (const { id: user } of entry.mentions ?? []) mention.run({ user, conversation })
    }
  }
}
