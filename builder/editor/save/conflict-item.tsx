import { Button } from '@mantine/core'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useEditor } from '../editor-context.tsx'
import { useNodeNames } from '../known/use-node-names.ts'
import type { Conflict } from '../state/conflict.ts'
import classes from './conflict.module.css'
import { useConflictWords } from './use-conflict-words.ts'

interface ConflictItemProps {
  readonly conflict: Conflict
  settle(whose: 'mine' | 'theirs'): void
}

/** One record that two people changed: what each wrote, and whose counts. */
export function ConflictItem({ conflict, settle }: ConflictItemProps) {
  const { t } = useTranslation()
  const editor = useEditor()
  const names = useNodeNames()
  const heading = useId()
  const { title, lines } = useConflictWords(conflict, names)
  const { kind, id, mine, theirs } = conflict
  const isShown = kind !== 'settings' && kind !== 'edges' && mine !== undefined
  return (
    <li className={classes.item} aria-labelledby={heading}>
      <h3 id={heading}>
        {isShown ? (
          <button type="button" onClick={() => editor.select({ items: new Set([id]) })}>
            {title}
          </button>
        ) : (
          title
        )}
      </h3>
      {mine === undefined && <p>{t('editor.save.conflict.goneHere')}</p>}
      {theirs === undefined && <p>{t('editor.save.conflict.goneThere')}</p>}
      {lines.map(({ key, place, ours, other }) => (
        <div key={key} className={classes.field}>
          <span className={classes.place}>{place}</span>
          <dl>
            <dt>{t('editor.save.conflict.mine')}</dt>
            <dd>{ours}</dd>
            <dt>{t('editor.save.conflict.theirs')}</dt>
            <dd>{other}</dd>
          </dl>
        </div>
      ))}
      <div className={classes.acts}>
        <Button size="compact-sm" variant="default" onClick={() => settle('mine')} aria-describedby={heading}>
          {t('editor.save.conflict.keep')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => settle('theirs')} aria-describedby={heading}>
          {t('editor.save.conflict.take')}
        </Button>
      </div>
    </li>
  )
}
