import type { Editor } from '@tiptap/react'
import { useCallback, useState } from 'react'
import { SlotPopover } from './slot-popover.tsx'
import { useSlotWords } from './slot-words.ts'
import classes from './text.module.css'
import { TextEditor, type TextEditorProps } from './text-editor.tsx'
import { TextToolBar } from './text-tool-bar.tsx'

interface TextBoxProps extends Omit<TextEditorProps, 'slotWords' | 'openSlot' | 'ready'> {
  /** Tabs stand above it, without a gap. */
  readonly isJoined: boolean
  /** It is a message: bold and links are shown to visitors. */
  readonly hasMarks: boolean
  /** How many characters arrive. */
  readonly limit: number | undefined
}

/** A text with all that can be put into it. */
export function TextBox({ isJoined, hasMarks, limit, ...text }: TextBoxProps) {
  const slotWords = useSlotWords()
  const [editor, setEditor] = useState<Editor>()
  const [slotAt, setSlotAt] = useState<number>()
  const close = useCallback(() => setSlotAt(undefined), [])
  return (
    <>
      <div
        className={classes.box}
        data-joined={isJoined || undefined}
        data-invalid={text.isInvalid || undefined}
        data-readonly={text.isReadOnly || undefined}
        data-line={text.isOneLine || undefined}
      >
        <TextEditor
          {...text}
          slotWords={slotWords}
          openSlot={at => {
            if (!text.isReadOnly) setSlotAt(at)
          }}
          ready={setEditor}
        />
        {editor && slotAt !== undefined && <SlotPopover key={slotAt} editor={editor} at={slotAt} close={close} />}
      </div>
      <TextToolBar
        editor={editor}
        isReadOnly={text.isReadOnly}
        hasMarks={hasMarks}
        length={Array.from(text.value).length}
        limit={limit}
        personalise={path => {
          if (!editor) return
          const at = editor.state.selection.from
          editor.view.focus()
          editor
            .chain()
            .insertContent({ type: 'slot', attrs: { source: `{{${path}}}` } })
            .run()
          // What is not known of everybody needs words for those of whom it is not.
          if (path.startsWith('contact.') || path.startsWith('vars.')) setSlotAt(at)
        }}
      />
    </>
  )
}
