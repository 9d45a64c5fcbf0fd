import type { Descriptor } from '../../../plugins/kit/descriptor.ts'
import type { FlowNode } from '../../../runtime/flow/model.ts'
import type { Card, CardWords } from './card.ts'
import { cardOf } from './card-of.ts'

/** The cards of nodes in one language, each made once for as long as its node stays the same. */
export interface Cards {
  of(node: FlowNode, led?: readonly string[]): Card
}

/** Begins to keep the cards for these descriptors and words. */
export function createCards(descriptors: ReadonlyMap<string, Descriptor>, language: string, words: CardWords): Cards {
  // By what never changes in place: where a node lies does not count, after a drag its config is still the very same.
  const kept = new WeakMap<FlowNode['config'], Kept>()
  const make = (node: FlowNode, led?: readonly string[]): Card => cardOf(node, descriptors.get(node.action), language, words, led)
  return {
    of(node, led) {
      let known = kept.get(node.config)
      if (!known || (known.node !== node && (known.node.name !== node.name || known.node.action !== node.action))) {
        known = { node, card: make(node), lost: undefined }
        kept.set(node.config, known)
      }
      if (led === undefined || led.length === 0) return known.card
      const key = led.join()
      if (known.lost?.led !== key) known.lost = { led: key, card: make(node, led) }
      return known.lost.card
    },
  }
}

interface Kept {
  readonly node: FlowNode
  readonly card: Card
  /** With the ports that only edges know. */
  lost: { readonly led: string; readonly card: Card } | undefined
}
