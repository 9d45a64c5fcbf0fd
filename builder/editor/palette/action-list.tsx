import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { KeyHint } from '../../ui/key-hint.tsx'
import { PickList } from '../tools/pick-list.tsx'
import type { CategoryName } from './action-items.ts'
import { DragGhost } from './drag-ghost.tsx'
import { useActionGroups } from './use-action-groups.ts'
import { useDragIn } from './use-drag-in.ts'

interface ActionListProps {
  /** Of one category, and without its name over it. */
  readonly only?: CategoryName
  /** Rows can be dragged onto the canvas. */
  readonly isDraggable?: boolean
  /** What nothing leads into is left out. */
  readonly isLedTo?: boolean
  /** Rows say what they do. */
  readonly isTall?: boolean
  /** An action was picked. */
  onPick(action: string): void
  onLeave?(): void
}

/** Actions by category, with a search over them. */
export function ActionList({ only, isDraggable = false, isLedTo = false, isTall = false, onPick, onLeave }: ActionListProps) {
  const { t } = useTranslation()
  const [query, setQuery] = useState('')
  const all = useActionGroups(query, only)
  const groups = isLedTo ? all.filter(group => group.id !== 'triggers') : all
  const { dragged, grip, wasDragged } = useDragIn()
  return (
    <>
      <PickList
        groups={only === undefined ? groups : groups.map(({ id, items }) => ({ id, items }))}
        query={query}
        label={t('editor.palette.find')}
        placeholder={t('editor.palette.find')}
        hint={isDraggable && query === '' ? <KeyHint keys="n" /> : undefined}
        empty={t('editor.palette.nothing')}
        isTall={isTall}
        {...(isDraggable ? { onGrip: grip } : {})}
        {...(onLeave ? { onLeave } : {})}
        onQuery={setQuery}
        onPick={item => {
          // The click that ends a drag picks nothing.
          if (!wasDragged()) onPick(item.id)
        }}
      />
      {dragged && <DragGhost {...dragged} />}
    </>
  )
}
