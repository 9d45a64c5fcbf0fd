import type { Descriptor } from '../../../plugins/kit/descriptor.ts'
import { pickText } from '../../../plugins/kit/text.ts'
import type { FieldSchema } from '../panel/field-props.ts'
import { wordsOf } from '../panel/words-of.ts'
import type { CardWords } from './card.ts'
import { isRecord } from './is-record.ts'
import { type Piece, piecesOf } from './pieces.ts'

/** What it takes to say a value in words. */
export interface Saying {
  readonly descriptor: Descriptor
  /** Of what visitors read. */
  readonly language: string
  readonly words: CardWords
}

type Path = readonly string[]

/** What a field holds, in words; nothing for what holds nothing. */
export function valueWords(value: unknown, schema: FieldSchema, path: Path, saying: Saying): readonly Piece[] {
  const { words } = saying
  if (value === undefined || value === null || value === '') return []
  if (Array.isArray(value)) return listWords(value, schema, path, saying)
  if (isRecord(value)) return schema.field === 'localised' ? textWords(value, saying) : recordWords(value, schema, path, saying)
  if (typeof value === 'number' && schema.field === 'duration') return [{ text: words.duration(value) }]
  const isOption = schema.enum?.includes(value) ?? schema.const !== undefined
  if (isOption && (typeof value === 'string' || typeof value === 'number'))
    return [{ text: labelOf([...path, `${value}`], saying) }]
  if (typeof value === 'number') return [{ text: value.toLocaleString(words.language) }]
  if (typeof value !== 'string') return []
  if (schema.field === 'variable') return [{ chip: value }]
  return schema.field === 'property' ? [{ chip: words.slot(`contact.${value}`) }] : piecesOf(value, words.slot)
}

function textWords(texts: Readonly<Record<string, unknown>>, { language, words }: Saying): readonly Piece[] {
  const entries = Object.entries(texts).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  return piecesOf(pickText(Object.fromEntries(entries), [language]), words.slot)
}

/** How a field or one of its options is called, in the reader's language. */
export function labelOf(path: Path, { descriptor: { texts }, words }: Pick<Saying, 'descriptor' | 'words'>): string {
  return wordsOf([texts[words.language]?.fields, texts.en.fields], path).label
}

// Texts and numbers are told one by one, other things are counted.
function listWords(items: readonly unknown[], schema: FieldSchema, path: Path, saying: Saying): readonly Piece[] {
  if (items.length === 0) return []
  if (!items.every(item => typeof item === 'string' || typeof item === 'number')) {
    const kinds = items.map(item => kindOf(item, schema.items ?? {}, path, saying))
    return [{ text: kinds.every(kind => kind !== undefined) ? kinds.join(', ') : String(items.length) }]
  }
  return items.flatMap((item, index) => [
    ...(index === 0 ? [] : [{ text: ', ' }]),
    ...valueWords(item, schema.items ?? {}, path, saying),
  ])
}

// What the first field with options says of an item.
function kindOf(item: unknown, { properties = {} }: FieldSchema, path: Path, saying: Saying): string | undefined {
  const options = Object.entries(properties).find(([, field]) => field.enum)
  if (!options || !isRecord(item)) return undefined
  const value = item[options[0]] ?? options[1].default
  return typeof value === 'string' ? labelOf([...path, options[0], value], saying) : undefined
}

// Of several forms the one it has is named, and then what it holds.
function recordWords(
  value: Readonly<Record<string, unknown>>,
  schema: FieldSchema,
  path: Path,
  saying: Saying,
): readonly Piece[] {
  const form = (schema.oneOf ?? schema.anyOf ?? []).find(({ properties = {} }) =>
    Object.entries(properties).some(([key, { const: only }]) => only !== undefined && value[key] === only),
  )
  const properties = Object.entries(form?.properties ?? schema.properties ?? {})
  const held = properties
    .filter(([, field]) => field.const === undefined)
    .map(([key, field]) => valueWords(value[key], field, [...path, key], saying))
    .filter(pieces => pieces.length > 0)
  const names = properties.flatMap(([key, { const: only }]) =>
    typeof only === 'string' ? [labelOf([...path, key, only], saying)] : [],
  )
  const said = [...names.map((text): readonly Piece[] => [{ text }]), ...held]
  return said.flatMap((pieces, index) => [...(index === 0 ? [] : [{ text: index === names.length ? ': ' : ', ' }]), ...pieces])
}
