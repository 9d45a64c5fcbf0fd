import Document from '@tiptap/extension-document'
import Paragraph from '@tiptap/extension-paragraph'
import Text from '@tiptap/extension-text'
import { Placeholder } from '@tiptap/extensions'
import { type Editor, EditorContent, useEditor } from '@tiptap/react'
import { useEffect, useMemo, useRef } from 'react'
import { plainPaste } from './plain-paste.ts'
import { ShownMarks } from './shown-marks.ts'
import { rewordSlots, SlotNode } from './slot-node.ts'
import classes from './text.module.css'
import { docOf, textOf } from './text-doc.ts'

export interface TextEditorProps {
  readonly id: string
  readonly value: string
  readonly language: string | undefined
  readonly labelledBy: string
  readonly describedBy: string | undefined
  readonly placeholder: string
  readonly isInvalid: boolean
  readonly isRequired: boolean
  readonly isReadOnly: boolean
  /** Enter does nothing, and what is pasted becomes one line. */
  readonly isOneLine: boolean
  /** What a slot reads as. */
  slotWords(source: string): string
  change(text: string): void
  leave(): void
  /** A slot was clicked, or Enter pressed on it. */
  openSlot(at: number): void
  /** There is an editor to act on, or none any more. */
  ready(editor: Editor | undefined): void
}

/** Where a text with slots is written: the text is plain, and all that is shown of it stands in it. */
export function TextEditor(props: TextEditorProps) {
  const { id, value, language, labelledBy, describedBy, placeholder, isInvalid, isRequired, isReadOnly, isOneLine } = props
  // What is called later is called as it is then.
  const now = useRef(props)
  now.current = props
  const extensions = useMemo(
    () => [
      Document,
      Paragraph,
      Text,
      SlotNode.configure({ words: source => now.current.slotWords(source), className: classes.slot ?? '' }),
      ShownMarks.configure({ strong: classes.strong ?? '', mark: classes.mark ?? '' }),
      Placeholder.configure({ placeholder: () => now.current.placeholder, showOnlyWhenEditable: false }),
    ],
    [],
  )
  const attributes: Record<string, string> = {
    id,
    role: 'textbox',
    'aria-multiline': String(!isOneLine),
    'aria-labelledby': labelledBy,
    'aria-required': String(isRequired),
    'aria-readonly': String(isReadOnly),
    'aria-invalid': String(isInvalid),
    ...(placeholder ? { 'aria-placeholder': placeholder } : {}),
    ...(describedBy ? { 'aria-describedby': describedBy } : {}),
    ...(language ? { lang: language } : {}),
    dir: 'auto',
    tabindex: '0',
    class: classes.text ?? '',
  }
  const editor = useEditor(
    {
      extensions,
      content: docOf(value),
      editable: !isReadOnly,
      injectCSS: false,
      shouldRerenderOnTransaction: false,
      coreExtensionOptions: { clipboardTextSerializer: { blockSeparator: '\n' } },
      editorProps: {
        attributes,
        ...plainPaste(isOneLine),
        handleKeyDown(view, event) {
          if (event.key !== 'Enter') return false
          const { selection } = view.state
          if ('node' in selection) {
            now.current.openSlot(selection.from)
            return true
          }
          return isOneLine
        },
        handleClickOn(_view, _at, node, nodeAt, _event, isDirect) {
          if (!isDirect || node.type.name !== 'slot') return false
          now.current.openSlot(nodeAt)
          return false
        },
        handleDOMEvents: {
          // Nothing in a text is closed by it: it leads back out of the panel.
          keydown: (view, event) => event.key === 'Escape' && !view.composing,
          // The browser's own steps know nothing of the flow's.
          beforeinput(_view, event) {
            if (!event.inputType.startsWith('history')) return false
            event.preventDefault()
            return true
          },
        },
      },
      // What is put in from outside before anybody was in the text goes to its end.
      onCreate: ({ editor: each }) => each.commands.setTextSelection(each.state.doc.content.size),
      onUpdate: ({ editor: each }) => now.current.change(textOf(each.state.doc)),
      onBlur: () => now.current.leave(),
    },
    [extensions, isOneLine],
  )
  useEffect(() => {
    props.ready(editor)
    return () => props.ready(undefined)
  }, [editor, props.ready])
  useEffect(() => {
    rewordSlots(editor.view.dom, props.slotWords)
  }, [editor, props.slotWords])
  // Somebody else has written, or a step was taken back: the caret stays where it can.
  useEffect(() => {
    if (editor.view.composing || textOf(editor.state.doc) === value) return
    const { from, to } = editor.state.selection
    const { tr, schema } = editor.state
    tr.replaceWith(0, tr.doc.content.size, schema.nodeFromJSON(docOf(value)).content).setMeta('preventUpdate', true)
    editor.view.dispatch(tr)
    const last = editor.state.doc.content.size
    editor.commands.setTextSelection({ from: Math.min(from, last), to: Math.min(to, last) })
  }, [editor, value])
  return <EditorContent editor={editor} className={classes.editor} />
}
