import type { Editor } from '@tiptap/react'

/** Puts text where the caret is; slots in it become chips. */
export function insertText(editor: Editor, text: string): void {
  editor.view.focus()
  editor.chain().insertContent({ type: 'text', text }).run()
}

/** Makes what is selected bold, or takes that back; without a selection the next word is written between the marks. */
export function toggleBold(editor: Editor): void {
  const { from, to } = editor.state.selection
  const { doc } = editor.state
  const around = doc.textBetween(Math.max(0, from - 2), from) === mark && textAfter(editor, to) === mark
  editor.view.focus()
  const chain = editor.chain()
  if (around)
    chain
      .deleteRange({ from: to, to: to + 2 })
      .deleteRange({ from: from - 2, to: from })
      .run()
  else
    chain
      .insertContentAt(to, { type: 'text', text: mark })
      .insertContentAt(from, { type: 'text', text: mark })
      .setTextSelection({ from: from + 2, to: to + 2 })
      .run()
}

/** Makes a link of what is selected, else of its own address. */
export function insertLink(editor: Editor, address: string): void {
  const { from, to } = editor.state.selection
  const words = editor.state.doc.textBetween(from, to, ' ', leaf => String(leaf.attrs.source ?? ''))
  insertText(editor, `[${words || address}](${address})`)
}

const mark = '**'

function textAfter({ state: { doc } }: Editor, at: number): string {
  return doc.textBetween(at, Math.min(doc.content.size, at + 2))
}
