import type { Descriptor } from '../../../plugins/kit/descriptor.ts'
import type { FieldSchema } from '../panel/field-props.ts'

/** What a card needs to know of an action. */
export interface Reading {
  /** Of the config, by name. */
  readonly fields: ReadonlyMap<string, FieldSchema>
  /** The summary: words, and the names of fields. */
  readonly summary: readonly ({ readonly text: string } | { readonly field: string })[]
  /** The text for visitors that is all of the summary. */
  readonly bubble: string | undefined
  /** Fields that name what is written to, unless the summary says them. */
  readonly saving: readonly string[]
  /** Fields that the card shows elsewhere, or as its ports. */
  readonly shown: ReadonlySet<string>
  /** Lists with a port for each item. */
  readonly listed: readonly string[]
  readonly rules: ReadonlySet<string>
}

/** Reads a descriptor, once. */
export function readDescriptor(descriptor: Descriptor): Reading {
  const known = readings.get(descriptor)
  if (known) return known
  const reading = read(descriptor)
  readings.set(descriptor, reading)
  return reading
}

const readings = new WeakMap<Descriptor, Reading>()

function read({ config, summary = '', does, ports }: Descriptor): Reading {
  // The boundary: a descriptor carries JSON Schema.
  const properties = (config.properties ?? {}) as Readonly<Record<string, FieldSchema>>
  const fields = new Map(Object.entries(properties))
  const named = (kind: string): readonly string[] => [...fields].filter(([, { field }]) => field === kind).map(([name]) => name)
  const parts = partsOf(summary)
  const slots = parts.flatMap(part => ('field' in part ? [part.field] : []))
  const writes = [...(does?.sets === undefined ? [] : [does.sets]), ...named('property')]
  const [first] = slots
  const isBubble = slots.length === 1 && first !== undefined && fields.get(first)?.field === 'localised'
  const listed = ports.flatMap(port => (typeof port === 'string' ? [] : [port.per]))
  return {
    fields,
    summary: parts,
    bubble: isBubble ? first : undefined,
    saving: writes.some(name => slots.includes(name)) ? [] : writes,
    shown: new Set([...slots, ...writes, ...listed]),
    listed,
    rules: new Set(named('rules')),
  }
}

function partsOf(summary: string): Reading['summary'] {
  const parts: Reading['summary'][number][] = []
  let done = 0
  for (const match of summary.matchAll(slot)) {
    if (match.index > done) parts.push({ text: summary.slice(done, match.index) })
    parts.push({ field: match[1] ?? '' })
    done = match.index + match[0].length
  }
  if (done < summary.length) parts.push({ text: summary.slice(done) })
  return parts
}

const slot = /\{\{\s*([A-Za-z0-9_-]+)\s*\}\}/g
