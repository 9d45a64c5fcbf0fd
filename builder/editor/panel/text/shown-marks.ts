import { Extension } from '@tiptap/core'
import type { Node as DocNode } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'

interface ShownMarksOptions {
  readonly strong: string
  readonly mark: string
}

/** Shows what is between two stars as bold. The stars stay: the text is what is stored. */
export const ShownMarks = Extension.create<ShownMarksOptions>({
  name: 'shownMarks',
  addOptions: () => ({ strong: '', mark: '' }),
  addProseMirrorPlugins() {
    const plugin: Plugin<DecorationSet> = new Plugin({
      state: {
        init: (_config, state) => marksIn(state.doc, this.options),
        apply: (tr, before) => (tr.docChanged ? marksIn(tr.doc, this.options) : before),
      },
      props: { decorations: state => plugin.getState(state) },
    })
    return [plugin]
  },
})

const bold = /\*\*(?=\S)[^*]+(?<=\S)\*\*/g

function marksIn(doc: DocNode, { strong, mark }: ShownMarksOptions): DecorationSet {
  const found: Decoration[] = []
  doc.forEach((line, at) => {
    // A slot is one character of a line, whatever it reads as.
    const text = line.textBetween(0, line.content.size, '', '\uFFFC')
    for (const { index, 0: run } of text.matchAll(bold)) {
      const from = at + 1 + index
      const to = from + run.length
      found.push(
        Decoration.inline(from, to, { class: strong }),
        Decoration.inline(from, from + 2, { class: mark }),
        Decoration.inline(to - 2, to, { class: mark }),
      )
    }
  })
  return DecorationSet.create(doc, found)
}
