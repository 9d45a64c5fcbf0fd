import { type NodeProps, NodeResizer } from '@xyflow/react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { useEditor } from '../editor-context.tsx'
import type { SheetNode } from '../picture/picture.ts'
import { useIsFar } from './far.ts'
import classes from './sheets.module.css'
import { useWriting } from './use-writing.ts'

/** A sheet of paper on the canvas: read by whoever draws. */
export const NoteSheet = memo(Sheet, (a, b) => a.data === b.data && a.selected === b.selected && a.draggable === b.draggable)

function Sheet({ id, data, selected, draggable }: NodeProps<SheetNode>) {
  const { t } = useTranslation()
  const editor = useEditor()
  const isFar = useIsFar()
  const writing = useWriting({
    item: id,
    text: data.text,
    isAllowed: draggable ?? false,
    write: text => editor.edit('patchNote', { note: id, text }, `note ${id}`),
  })
  return (
    <>
      {draggable && (
        <NodeResizer
          isVisible={selected}
          minWidth={80}
          minHeight={48}
          lineClassName={classes.edge ?? ''}
          handleClassName={classes.corner ?? ''}
        />
      )}
      <div className={classes.note} data-selected={selected || undefined} data-paled={data.isPaled || undefined}>
        {writing.isWriting ? (
          <textarea
            className={`${classes.writing} nodrag nowheel nopan`}
            aria-label={t('editor.canvas.note.text')}
            maxLength={4_000}
            {...writing.field}
          />
        ) : (
          !isFar && (
            <p className={data.text.trim() === '' ? classes.hint : classes.words}>
              {data.text.trim() || t('editor.canvas.note.empty')}
            </p>
          )
        )}
      </div>
    </>
  )
}
