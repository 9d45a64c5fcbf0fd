import type { Descriptor } from '../../../plugins/kit/descriptor.ts'
import { type Port, portsOf } from '../../../plugins/kit/ports.ts'
import { pickText } from '../../../plugins/kit/text.ts'
import type { FlowNode } from '../../../runtime/flow/model.ts'
import { type CardPort, type CardWords, cardSizes } from './card.ts'
import { linesOf } from './lines-of.ts'
import { readDescriptor } from './read-descriptor.ts'

/** The ways out of a node as rows: first those of what it lists, then its own, at last those out of trouble and those lost. */
export function cardPorts(
  node: FlowNode,
  descriptor: Descriptor | undefined,
  language: string,
  words: CardWords,
  led: readonly string[],
  from: number,
  width: number,
): readonly CardPort[] {
  const ports = descriptor ? drawnPorts(node, descriptor, language, words) : []
  const known = new Set(ports.map(({ id }) => id))
  const lost = [...new Set(led)].filter(id => !known.has(id)).map(id => lostPort(id, descriptor && words))
  let y = from + cardSizes.border + cardSizes.portsPadding
  return [...ports, ...lost].map(port => {
    const height = heightOf(port, width)
    const row = { ...port, height, y: y + height / 2 }
    y += height
    return row
  })
}

type Unplaced = Omit<CardPort, 'y' | 'height'>

function drawnPorts(node: FlowNode, descriptor: Descriptor, language: string, words: CardWords): readonly Unplaced[] {
  const { exceptions = [], texts } = descriptor
  const { rules } = readDescriptor(descriptor)
  const labels = texts[words.language]?.ports
  let rule = 0
  const itemPorts = descriptor.ports
    .filter(spec => typeof spec !== 'string')
    .flatMap(spec =>
      portsOf([spec], node.config).map((port, index): Unplaced => {
        if (!rules.has(spec.per))
          return { id: port.id, label: labelOf(port, language) || words.text('empty'), isException: false }
        rule += 1
        const own = labelOf(port, language)
        const item = itemOf(node.config[spec.per], index)
        return { id: port.id, label: own || words.condition(item?.when), isException: false, rule }
      }),
    )
  const own = descriptor.ports
    .filter(spec => typeof spec === 'string')
    .map((id): Unplaced => ({ id, label: labels?.[id] ?? texts.en.ports[id] ?? id, isException: exceptions.includes(id) }))
  return [...itemPorts, ...own.filter(port => !port.isException), ...own.filter(port => port.isException)]
}

// Where the plugin is missing, the way is as good as it was: only its id is left of its name.
function lostPort(id: string, words: CardWords | undefined): Unplaced {
  return { id, label: words?.text('lost') ?? id, isException: true, isLost: true }
}

function heightOf({ rule, label }: Unplaced, width: number): number {
  if (rule === undefined) return cardSizes.port
  const lines = linesOf([{ text: label }], width - ruleRoom, cardSizes.text, 2)
  return lines > 1 ? cardSizes.rule + cardSizes.ruleLine : cardSizes.rule
}

/** Beside the words of a rule stand its number and, at the border, its mark, px. */
const ruleRoom = 2 * cardSizes.border + cardSizes.padding + 16 + 6 + 14

function labelOf({ label = '' }: Port, language: string): string {
  return typeof label === 'string' ? label : pickText(label, [language])
}

function itemOf(items: unknown, index: number): { readonly when?: unknown } | undefined {
  const item: unknown = Array.isArray(items) ? items.filter(isItem)[index] : undefined
  return isItem(item) ? item : undefined
}

// As the kit counts items: those with an id.
function isItem(item: unknown): item is { readonly id: string; readonly when?: unknown } {
  return typeof item === 'object' && item !== null && 'id' in item && typeof item.id === 'string'
}
