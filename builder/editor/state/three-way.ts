import { sameJson } from './same-json.ts'

/** A place in a record where two people wrote different things: keys and ids of items on the way to it. */
export interface Clash {
  readonly path: readonly string[]
  readonly mine: unknown
  readonly theirs: unknown
}

/** One value of two that came of the same, with what clashed in it. */
interface Woven {
  readonly value: unknown
  readonly clashes: readonly Clash[]
}

/**
 * Puts together what two people made of one record. Apart are the fields of a record and of its config, the languages of a text,
 * and the items of a list that have ids; all else belongs together and is one thing. Where both changed one thing, `wins` says whose counts.
 */
export function threeWay(
  base: unknown,
  mine: unknown,
  theirs: unknown,
  wins: 'mine' | 'theirs' = 'mine',
  path: readonly string[] = [],
): Woven {
  if (sameJson(mine, theirs) || sameJson(theirs, base)) return { value: mine, clashes: [] }
  if (sameJson(mine, base)) return { value: theirs, clashes: [] }
  const weave = (was: unknown, is: unknown, other: unknown, key: string): Woven => threeWay(was, is, other, wins, [...path, key])
  if (isRecord(mine) && isRecord(theirs) && (isRecord(base) || base === undefined)) {
    const sides = [base ?? {}, mine, theirs]
    if (isOpen(path) || sides.every(isText) || sides.every(isItem)) return records(base ?? {}, mine, theirs, weave)
  }
  if (isList(mine) && isList(theirs) && (isList(base) || base === undefined)) return lists(base ?? [], mine, theirs, weave)
  return { value: wins === 'mine' ? mine : theirs, clashes: [{ path, mine, theirs }] }
}

type Weave = (base: unknown, mine: unknown, theirs: unknown, key: string) => Woven
type Json = Readonly<Record<string, unknown>>
type Item = Json & { readonly id: string }

function records(base: Json, mine: Json, theirs: Json, weave: Weave): Woven {
  const woven = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])].map(key => {
    const at = (side: Json): unknown => (Object.hasOwn(side, key) ? side[key] : undefined)
    return { key, ...weave(at(base), at(mine), at(theirs), key) }
  })
  return {
    value: Object.fromEntries(woven.flatMap(({ key, value }) => (value === undefined ? [] : [[key, value]]))),
    clashes: woven.flatMap(({ clashes }) => clashes),
  }
}

function lists(base: readonly Item[], mine: readonly Item[], theirs: readonly Item[], weave: Weave): Woven {
  const [was, is, other] = [byId(base), byId(mine), byId(theirs)]
  const woven = new Map(
    [...new Set([...is.keys(), ...other.keys()])].map(id => [id, weave(was.get(id), is.get(id), other.get(id), id)]),
  )
  return {
    value: orderOf(base, mine, theirs).flatMap(id => woven.get(id)?.value ?? []),
    clashes: [...woven.values()].flatMap(({ clashes }) => clashes),
  }
}

/** Mine, unless only they put things in another order; what only the other has stands behind what it stood behind there. */
function orderOf(base: readonly Item[], mine: readonly Item[], theirs: readonly Item[]): readonly string[] {
  const ids = [base, mine, theirs].map(items => items.map(({ id }) => id))
  const [was = [], is = [], other = []] = ids
  const stays = was.filter(id => is.includes(id))
  const isMoved = !sameJson(
    stays,
    is.filter(id => was.includes(id)),
  )
  const [lead, rest] = isMoved ? [is, other] : [other, is]
  const made = [...lead]
  for (const [at, id] of rest.entries()) {
    if (made.includes(id)) continue
    const before = rest.slice(0, at).findLast(each => made.includes(each))
    made.splice(before === undefined ? 0 : made.indexOf(before) + 1, 0, id)
  }
  return made
}

/** Holds things that are apart: the record itself, its config, and what settings keep by key. */
function isOpen(path: readonly string[]): boolean {
  const [first] = path
  return path.length === 0 || (path.length === 1 && open.has(first ?? '')) || (path.length === 2 && first === 'phrases')
}

const open = new Set(['config', 'phrases', 'options', 'target', 'display'])
const language = /^[a-z]{2,3}(-[a-z0-9]{2,8})?$/

const isRecord = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
const isItem = (value: unknown): value is Item => isRecord(value) && typeof value.id === 'string'
const isText = (value: Json): boolean =>
  Object.entries(value).every(([key, text]) => language.test(key) && typeof text === 'string')

/** Items that can be told apart, whatever their order. */
function isList(value: unknown): value is readonly Item[] {
  return Array.isArray(value) && value.every(isItem) && byId(value).size === value.length
}

const byId = (items: readonly Item[]): ReadonlyMap<string, Item> => new Map(items.map(item => [item.id, item]))
