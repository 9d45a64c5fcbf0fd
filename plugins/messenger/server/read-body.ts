/** One thing that happened, as the body of a webhook has it. */
export interface Happening {
  /** The Page it happened at. */
  readonly page: string
  /** Another program or inbox has the conversation: we are only told. */
  readonly isStandby: boolean
  readonly event: unknown
}

/** All that a body tells, oldest first; nothing of other objects than Pages, and of what happens on a Page's wall. */
export interface Told {
  readonly happenings: readonly Happening[]
  /** What is none of a messenger's business. */
  readonly passedOver: number
}

/** Reads a body that was signed. Error: a `SyntaxError` of what is no such JSON. */
export function readBody(body: Buffer): Told {
  const told: unknown = JSON.parse(body.toString('utf8'), exactIds)
  if (!isObject(told)) throw new SyntaxError('no object')
  const { object, entry } = told
  if (object !== 'page') return { happenings: [], passedOver: 1 }
  if (!Array.isArray(entry)) throw new SyntaxError('no entries')
  const entries: readonly unknown[] = entry
  const happenings = entries.flatMap(happeningsOf)
  const passedOver = entries.filter(one => isObject(one) && 'changes' in one).length
  // Sorting keeps the order of what happened at the same time.
  return { happenings: happenings.toSorted((a, b) => timeOf(a.event) - timeOf(b.event)), passedOver }
}

/** When something happened, ms since 1970: given as a number or a text, in seconds too. 0 where it is not said. */
export function timeOf(event: unknown): number {
  const given = isObject(event) ? Number(event['timestamp'] ?? 0) : 0
  if (!Number.isFinite(given) || given <= 0) return 0
  return given < 1e12 ? given * 1_000 : given
}

function happeningsOf(entry: unknown): readonly Happening[] {
  if (!isObject(entry)) return [{ page: '', isStandby: false, event: entry }]
  const page = typeof entry['id'] === 'string' ? entry['id'] : ''
  const of = (list: unknown, isStandby: boolean): readonly Happening[] =>
    list === undefined ? [] : (Array.isArray(list) ? list : [list]).map((event: unknown) => ({ page, isStandby, event }))
  return [...of(entry['messaging'], false), ...of(entry['standby'], true)]
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const ids = /(?:^|_)id$/

// Ids come as numbers too, some larger than a number can hold exactly: as they are written they are texts.
function exactIds(key: string, value: unknown, { source }: { readonly source?: string } = {}): unknown {
  return typeof value === 'number' && source !== undefined && ids.test(key) ? source : value
}
