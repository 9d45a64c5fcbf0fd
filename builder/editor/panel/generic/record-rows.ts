/** A record as rows that are being written: names may still be empty, or there twice. */
export type RecordRows = readonly { readonly name: string; readonly value: unknown }[]

/** The record that rows stand for: of two with one name the first counts, one without a name is not there yet. */
export function recordOf(rows: RecordRows): Readonly<Record<string, unknown>> {
  const entries = rows.filter(({ name }, at) => name !== '' && rows.findIndex(each => each.name === name) === at)
  return Object.fromEntries(entries.map(({ name, value }) => [name, value ?? '']))
}

/** The rows of a record; those that are being written stay as long as they stand for it. */
export function rowsOf(record: Readonly<Record<string, unknown>>, written: RecordRows): RecordRows {
  const same = JSON.stringify(recordOf(written)) === JSON.stringify(record)
  return same ? written : Object.entries(record).map(([name, value]) => ({ name, value }))
}
