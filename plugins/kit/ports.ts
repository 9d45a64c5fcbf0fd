import type { Localised } from './text.ts'

/** A way out for each item of a list in the config: port `<as>:<item id>`, labelled like the item. */
export interface PortPer<Field extends string = string, As extends string = string> {
  readonly per: Field
  readonly as: As
}

export const portPer = <const Field extends string, const As extends string>(per: Field, as: As): PortPer<Field, As> => ({
  per,
  as,
})

/** How a declaration names its ways out: as data, so that checks and the canvas know them without running anything. */
export type PortSpec = string | PortPer

/** What a handler may return to leave: a fixed name, or `choice:<id>`. */
export type PortOf<P> = P extends string ? P : P extends PortPer<string, infer As> ? `${As}:${string}` : never

/** A way out of one node. */
export interface Port {
  readonly id: string
  /** Set for ports that stand for an item of the config; others take their label from the declaration's texts. */
  readonly label?: string | Localised
}

/** The ways out of a node with this config, in the order they are drawn. */
export function portsOf(specs: readonly PortSpec[], config: Readonly<Record<string, unknown>>): readonly Port[] {
  return specs.flatMap(spec => (typeof spec === 'string' ? [{ id: spec }] : itemPorts(spec, config[spec.per])))
}

function itemPorts({ as }: PortPer, items: unknown): readonly Port[] {
  if (!Array.isArray(items)) return []
  return items
    .filter(isItem)
    .map(item => ({ id: `${as}:${item.id}`, ...(item.label === undefined ? {} : { label: item.label }) }))
}

function isItem(item: unknown): item is { id: string; label?: string | Localised } {
  return typeof item === 'object' && item !== null && 'id' in item && typeof item.id === 'string'
}
