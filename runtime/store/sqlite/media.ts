import type { DatabaseSync } from 'node:sqlite'
import { ParleyError } from '../../errors/parley-error.ts'
import type { Media, Medium } from '../contract.ts'
import type { Attempt } from './attempt.ts'
import { createStatement, integer, integerOrNull, text } from './statement.ts'

/** Keeps what is known of the team's media. */
export function createMedia(writer: DatabaseSync, reader: DatabaseSync, attempt: Attempt): Media {
  const insert = createStatement(writer, slots, (queries, values) => queries.insertInto('media').values(values))
  const remove = createStatement(writer, { id: text }, (queries, { id }) => queries.deleteFrom('media').where('id', '=', id))
  const get = createStatement(reader, { id: text }, (queries, { id }) =>
    queries.selectFrom('media').selectAll().where('id', '=', id),
  )
  const page = createStatement(reader, { before: integer, limit: integer }, (queries, { before, limit }) =>
    queries.selectFrom('media').selectAll().where('n', '<', before).orderBy('n', 'desc').limit(limit),
  )
  return {
    add: ({ id, name, type, bytes, width, height, at }) =>
      attempt(() => void insert.run({ id, name, type, bytes, width: width ?? null, height: height ?? null, at })),
    get: id => attempt(() => mediumIn(get.get({ id }))),
    list: ({ limit, before }) =>
      attempt(() => {
        // One more than asked for tells whether there is a next page.
        const rows = page.all({ before: placeIn(before), limit: limit + 1 })
        const media = rows.slice(0, limit)
        const last = media.at(-1)
        return { media: media.flatMap(row => mediumIn(row) ?? []), ...(last && rows.length > limit && { next: `${last.n}` }) }
      }),
    remove: id => attempt(() => remove.run({ id }) > 0),
  }
}

const slots = { id: text, name: text, type: text, bytes: integer, width: integerOrNull, height: integerOrNull, at: integer }

function mediumIn(row: typeof slots | undefined): Medium | undefined {
  if (!row) return undefined
  const { id, name, type, bytes, width, height, at } = row
  return { id, name, type, bytes, ...(width === null || height === null ? {} : { width, height }), at }
}

function placeIn(cursor: string | undefined): number {
  if (cursor === undefined) return Number.MAX_SAFE_INTEGER
  if (!/^\d{1,15}$/.test(cursor)) throw new ParleyError('invalid_body', { field: 'before' })
  return Number(cursor)
}
