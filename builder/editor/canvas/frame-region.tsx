import { type NodeProps, NodeResizer } from '@xyflow/react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { useEditor } from '../editor-context.tsx'
import type { RegionNode } from '../picture/picture.ts'
import classes from './sheets.module.css'
import { useWriting } from './use-writing.ts'

/** A named region of the canvas: what lies in it goes where it goes. */
export const FrameRegion = memo(Region, (a, b) => a.data === b.data && a.selected === b.selected && a.draggable === b.draggable)

function Region({ id, data, selected, draggable }: NodeProps<RegionNode>) {
  const { t } = useTranslation()
  const editor = useEditor()
  const writing = useWriting({
    item: id,
    text: data.title,
    isAllowed: draggable ?? false,
    write: title => editor.edit('patchFrame', { frame: id, title }, `frame ${id}`),
  })
  return (
    <>
      {draggable && (
        <NodeResizer
          isVisible={selected}
          minWidth={120}
          minHeight={80}
          lineClassName={classes.edge ?? ''}
          handleClassName={classes.corner ?? ''}
        />
      )}
      <div className={classes.frame} data-selected={selected || undefined} data-paled={data.isPaled || undefined}>
        <div className={classes.grip}>
          {writing.isWriting ? (
            <input
              className={`${classes.naming} nodrag nopan`}
              aria-label={t('editor.canvas.frame.title')}
              maxLength={200}
              {...writing.field}
            />
          ) : (
            <span className={classes.frameTitle}>{data.title.trim() || t('editor.canvas.frame.untitled')}</span>
          )}
        </div>
        <div className={classes.border} data-side="start" />
        <div className={classes.border} data-side="end" />
        <div className={classes.border} data-side="bottom" />
      </div>
    </>
  )
}
