/** One line of a drawn flow: a node, its config, and where its ports lead. */
export type Drawn = readonly [
  id: string,
  action: string,
  config?: Readonly<Record<string, unknown>>,
  ways?: Readonly<Record<string, string>>,
]

/** A flow from lines: `flowOf('order', [['start', 'start', {}, { next: 'ask' }], ...])`. */
export function flowOf(
  id: string,
  lines: readonly Drawn[],
  more: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> {
  return {
    format: 1,
    id,
    name: id,
    kind: 'bot',
    languages: ['en'],
    nodes: lines.map(([node, action, config = {}]) => ({ id: node, action, config, position: { x: 0, y: 0 } })),
    edges: lines.flatMap(([source, , , ways = {}]) =>
      Object.entries(ways).map(([port, target]) => ({ id: `${source}-${port.replaceAll(':', '-')}`, source, port, target })),
    ),
    ...more,
  }
}

/** A text in English. */
export const en = (text: string): { en: string } => ({ en: text })
