/** Events, or entries of the log, in one frame at most. */
export const pageSize = 100

/** Characters in one at most, unless a single event has more: what is on its way to a client stays small. */
const pageLength = 200_000

/** As many of these events, or entries, as one frame takes. */
export function pageOf<Item>(items: readonly Item[]): readonly Item[] {
  let length = 0
  const end = items.slice(0, pageSize).findIndex((item, at) => {
    length += JSON.stringify(item).length
    return at > 0 && length > pageLength
  })
  return items.slice(0, end === -1 ? pageSize : end)
}
