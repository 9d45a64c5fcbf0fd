import { Node } from '@tiptap/core'
import { Plugin, type Transaction } from '@tiptap/pm/state'
import { piecesOf } from '../../../../plugins/kit/template.ts'

interface SlotOptions {
  /** What a slot reads as: `first name or there`. */
  words(source: string): string
  readonly className: string
}

/** Shows chips in words that have changed. */
export function rewordSlots(root: HTMLElement, words: (source: string) => string): void {
  for (const chip of root.querySelectorAll<HTMLElement>('[data-slot]')) chip.textContent = words(chip.dataset.slot ?? '')
}

/** A slot in a text: one character, shown as the words it stands for. One that somebody types becomes one too. */
export const SlotNode = Node.create<SlotOptions>({
  name: 'slot',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: true,
  draggable: false,
  addOptions: () => ({ words: source => source, className: '' }),
  addAttributes: () => ({ source: { default: '' } }),
  // Never out of markup: what is pasted is text, and the text says what a slot is.
  parseHTML: () => [],
  renderHTML({ node }) {
    const source = String(node.attrs.source)
    return ['span', { class: this.options.className, 'data-slot': source, title: source }, this.options.words(source)]
  },
  // What it reads as follows from words that come later than the text; its own DOM may change without the text being read anew.
  addNodeView() {
    const { words, className } = this.options
    return ({ node }) => {
      const dom = document.createElement('span')
      dom.className = className
      const show = (source: string): void => {
        dom.dataset.slot = source
        dom.title = source
        dom.textContent = words(source)
      }
      show(String(node.attrs.source))
      return {
        dom,
        ignoreMutation: ({ type }) => type !== 'selection',
        update(next) {
          if (next.type !== node.type) return false
          show(String(next.attrs.source))
          return true
        },
      }
    }
  },
  addProseMirrorPlugins: () => [
    new Plugin({
      appendTransaction(transactions, _before, state) {
        if (!transactions.some(each => each.docChanged)) return null
        const typed: { from: number; to: number; source: string }[] = []
        state.doc.descendants((node, at) => {
          let from = at
          for (const piece of node.isText ? piecesOf(node.text ?? '') : []) {
            const source = piece.type === 'slot' ? piece.source : piece.text
            if (piece.type === 'slot') typed.push({ from, to: from + source.length, source })
            from += source.length
          }
        })
        const type = state.schema.nodes.slot
        if (typed.length === 0 || !type) return null
        return typed
          .toReversed()
          .reduce<Transaction>((made, { from, to, source }) => made.replaceWith(from, to, type.create({ source })), state.tr)
      },
    }),
  ],
})
