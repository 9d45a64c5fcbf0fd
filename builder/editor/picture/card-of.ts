import type { Descriptor } from '../../../plugins/kit/descriptor.ts'
import type { FlowNode } from '../../../runtime/flow/model.ts'
import { type Card, type CardBlock, type CardWords, cardSizes } from './card.ts'
import { bodyOf, missingBody } from './card-body.ts'
import { cardPorts } from './card-ports.ts'

/**
 * The card of a node: what it says and how large it is, without drawing it. `led` are the ports that edges hang on: one that the
 * node has no more is shown as lost, so that its edge stays in sight.
 */
export function cardOf(
  node: FlowNode,
  descriptor: Descriptor | undefined,
  language: string,
  words: CardWords,
  led: readonly string[] = [],
): Card {
  const isTrigger = descriptor?.type === 'trigger'
  const width = isTrigger ? cardSizes.triggerWidth : cardSizes.width
  const missing = descriptor ? undefined : words.missing(node.action)
  const body = descriptor ? bodyOf(node, descriptor, language, words, width) : missingBody(missing ?? '', width)
  const bodyEnd = cardSizes.head + bodyHeight(body)
  const ports = cardPorts(node, descriptor, language, words, led, bodyEnd, width)
  const last = ports.at(-1)
  return {
    width,
    height: last ? last.y + last.height / 2 + cardSizes.portsPadding : bodyEnd,
    category: descriptor?.category ?? 'integrations',
    icon: descriptor?.icon,
    isTrigger,
    ...headOf(node, descriptor, words),
    ...(missing === undefined ? {} : { missing }),
    body,
    ports,
  }
}

function headOf(node: FlowNode, descriptor: Descriptor | undefined, words: CardWords): Pick<Card, 'kind' | 'title'> {
  const named = node.name?.trim()
  // Of an action that is not there only its id is known.
  if (!descriptor) return { title: named || node.action, kind: named ? node.action : undefined }
  const action = descriptor.texts[words.language]?.name ?? descriptor.texts.en.name
  const title = named || action
  const kind = title !== action && descriptor.type !== 'trigger' ? action : words.category(descriptor.category)
  return { title, kind: kind === title ? undefined : kind }
}

/** How high the parts of a body are together, with what is free below them. */
function bodyHeight(body: readonly CardBlock[]): number {
  if (body.length === 0) return 0
  const heights = body.map(block => block.lines * cardSizes.line + (block.type === 'bubble' ? 2 * cardSizes.bubbleY : 0))
  const gaps = body.slice(1).map((block, index) => gapBetween(body[index], block))
  return [...heights, ...gaps].reduce((sum, part) => sum + part, 0) + cardSizes.bodyEnd
}

/** Lines follow each other closely; a bubble stands apart. */
function gapBetween(above: CardBlock | undefined, below: CardBlock): number {
  return above?.type === 'bubble' || below.type === 'bubble' ? cardSizes.gap : 0
}
