import { IconCirclePlus, IconCircleX, IconPencil } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Badge } from '../../ui/badge.tsx'
import { useCanvasView } from '../canvas/canvas-view.tsx'
import { useEditor } from '../editor-context.tsx'
import { type ChangeLine, marksOf } from './change-lines.ts'
import { ChangeList } from './change-list.tsx'
import classes from './versions.module.css'

const kinds = [
  { mark: 'added', icon: IconCirclePlus, tone: 'ok' },
  { mark: 'changed', icon: IconPencil, tone: 'info' },
  { mark: 'removed', icon: IconCircleX, tone: 'bad' },
] as const

/** Below the canvas that shows it: what changed, in words; each line leads to its node. */
export function ComparePanel({ lines }: { readonly lines: readonly ChangeLine[] }) {
  const { t } = useTranslation()
  const editor = useEditor()
  const view = useCanvasView()
  const marks = [...marksOf(lines).values()]
  const show = (node: string): void => {
    editor.select({ items: new Set([node]) })
    view.show([node])
  }
  return (
    <section className={classes.compare} aria-label={t('editor.versions.changes')}>
      <header>
        <h2>{t('editor.versions.changes')}</h2>
        {kinds.map(({ mark, icon, tone }) => {
          const count = marks.filter(found => found === mark).length
          return (
            count > 0 && (
              <Badge key={mark} icon={icon} tone={tone}>
                {t(`editor.versions.count.${mark}`, { count })}
              </Badge>
            )
          )
        })}
      </header>
      {lines.length === 0 ? <p>{t('editor.versions.same')}</p> : <ChangeList lines={lines} onShow={show} />}
    </section>
  )
}
