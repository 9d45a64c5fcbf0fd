import type { DatabaseSync } from 'node:sqlite'
import { createStatement, integer } from './statement.ts'

/**
 * Takes the words of conversations that were erased out of the full-text search. It only marks what is forgotten, and drops the
 * words when it merges its segments: so all are merged, some pages at a time. Gives whether there is more to do.
 */
export function createSearchPurge(writer: DatabaseSync): () => boolean {
  const next = createStatement(writer, {}, queries =>
    queries.selectFrom('search_purge').select('stage').orderBy('stage').limit(1),
  )
  const enter = createStatement(writer, { stage: integer }, (queries, { stage }) =>
    queries
      .insertInto('search_purge')
      .values({ stage })
      .onConflict(conflict => conflict.doNothing()),
  )
  const leave = createStatement(writer, { stage: integer }, (queries, { stage }) =>
    queries.deleteFrom('search_purge').where('stage', '=', stage),
  )
  const merge = writer.prepare("insert into search (search, rank) values ('merge', ?)")
  const changes = writer.prepare('select total_changes() as made')
  const made = (): number => Number(changes.get()?.['made'])

  return () => {
    const stage = next.get({})?.stage
    if (stage === undefined) return false
    if (stage === asked) {
      // A negative number of pages puts all segments on one level, from where they are merged into one.
      merge.run(-pagesPerBreath)
      leave.run({ stage: asked })
      enter.run({ stage: underWay })
      return true
    }
    const before = made()
    merge.run(pagesPerBreath)
    // FTS5 says that nothing is left to merge by changing nothing but its own note of it.
    const isDone = made() - before < 2
    if (isDone) leave.run({ stage: underWay })
    return !isDone
  }
}

const asked = 0
const underWay = 1
const pagesPerBreath = 100
