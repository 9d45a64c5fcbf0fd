import { ActionIcon, Tooltip, UnstyledButton } from '@mantine/core'
import {
  type Icon,
  IconArrowBackUp,
  IconArrowForwardUp,
  IconMarquee2,
  IconMaximize,
  IconMinus,
  IconPlus,
  IconSitemap,
} from '@tabler/icons-react'
import { useStore } from '@xyflow/react'
import { memo, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { useEditor, useSeen } from '../editor-context.tsx'
import classes from './canvas.module.css'
import { useCanvasView } from './canvas-view.tsx'

interface CanvasToolsProps {
  readonly isBoxing: boolean
  box(on: boolean): void
  readonly tidy: (() => void) | undefined
}

/** Zoom, undo and what else is done to the canvas as a whole. */
export const CanvasTools = memo(Tools)

function Tools({ isBoxing, box, tidy }: CanvasToolsProps) {
  const { t, i18n } = useTranslation()
  const view = useCanvasView()
  const editor = useEditor()
  const isReadOnly = useSeen(seen => seen.isReadOnly)
  const zoom = useStore(state => Math.round(state.transform[2] * 100))
  const canUndo = useHistory(({ past }) => past.length > 0)
  const canRedo = useHistory(({ future }) => future.length > 0)
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent' }).format(zoom / 100)
  return (
    <div className={classes.tools} role="toolbar" aria-label={t('editor.canvas.tools.label')}>
      <Tool icon={IconMinus} label={t('editor.canvas.tools.zoomOut')} run={view.zoomOut} />
      <UnstyledButton
        className={classes.percent}
        aria-label={t('editor.canvas.tools.zoomTo', { percent })}
        onClick={() => view.zoomTo(1)}
      >
        {percent}
      </UnstyledButton>
      <Tool icon={IconPlus} label={t('editor.canvas.tools.zoomIn')} run={view.zoomIn} />
      <span className={classes.line} />
      <Tool icon={IconMaximize} label={t('editor.canvas.tools.fit')} run={view.fit} />
      <Tool icon={IconMarquee2} label={t('editor.canvas.tools.select')} isOn={isBoxing} run={() => box(!isBoxing)} />
      {!isReadOnly && (
        <>
          {tidy && <Tool icon={IconSitemap} label={t('editor.canvas.tools.tidy')} run={tidy} />}
          <span className={classes.line} />
          <Tool icon={IconArrowBackUp} label={t('editor.canvas.tools.undo')} isOff={!canUndo} run={editor.undo} />
          <Tool icon={IconArrowForwardUp} label={t('editor.canvas.tools.redo')} isOff={!canRedo} run={editor.redo} />
        </>
      )}
    </div>
  )

  function useHistory(select: (history: ReturnType<typeof editor.history.get>) => boolean): boolean {
    return useSyncExternalStore(
      changed => editor.history.listen(select, changed),
      () => select(editor.history.get()),
    )
  }
}

interface ToolProps {
  readonly icon: Icon
  readonly label: string
  readonly isOn?: boolean
  readonly isOff?: boolean
  run(): void
}

function Tool({ icon: Sign, label, isOn, isOff = false, run }: ToolProps) {
  return (
    <Tooltip label={label} openDelay={400}>
      <ActionIcon
        className={classes.tool}
        size={32}
        radius={0}
        variant="subtle"
        aria-label={label}
        aria-pressed={isOn}
        // It keeps its place among the keys when there is nothing to undo any more.
        aria-disabled={isOff || undefined}
        data-on={isOn || undefined}
        onClick={isOff ? undefined : run}
      >
        <Sign size={17} stroke={1.75} aria-hidden="true" />
      </ActionIcon>
    </Tooltip>
  )
}
