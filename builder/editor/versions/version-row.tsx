import { IconArrowBackUp, IconArrowsDiff, IconBroadcast, IconEye } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../api/routes.ts'
import { Badge } from '../../ui/badge.tsx'
import { type RowAct, RowMenu } from '../../ui/row-menu.tsx'
import { TimeText } from '../../ui/time-text.tsx'
import { useSeen } from '../editor-context.tsx'
import type { Look } from './look.ts'
import { useAuthor } from './use-author.ts'
import classes from './versions.module.css'

interface VersionRowProps {
  readonly version: Answer<'GET /api/flows/:id/versions'>[number]
  readonly isLive: boolean
  /** Conversations that run on it. */
  readonly open: number
  readonly isOn: boolean
  onLook(look: Look): void
  onRestore(version: number): void
}

/** One version: who published it, when, what they said of it, and who is still in it. */
export function VersionRow({ version: about, isLive, open, isOn, onLook, onRestore }: VersionRowProps) {
  const { t } = useTranslation()
  const authorOf = useAuthor()
  const isReadOnly = useSeen(seen => seen.isReadOnly)
  const { version, at, by, note } = about
  const author = authorOf(by)
  const name = t('editor.versions.version', { version })
  const acts: readonly RowAct[] = [
    { id: 'look', label: t('editor.versions.look'), icon: IconEye, run: () => onLook({ kind: 'version', version }) },
    {
      id: 'draft',
      label: t('editor.versions.compareDraft'),
      icon: IconArrowsDiff,
      run: () => onLook({ kind: 'compare', from: version, to: undefined }),
    },
    ...(version > 1
      ? [
          {
            id: 'before',
            label: t('editor.versions.compareBefore', { version: version - 1 }),
            icon: IconArrowsDiff,
            run: () => onLook({ kind: 'compare', from: version - 1, to: version }),
          },
        ]
      : []),
    ...(isReadOnly
      ? []
      : [{ id: 'restore', label: t('editor.versions.restore'), icon: IconArrowBackUp, run: () => onRestore(version) }]),
  ]
  return (
    <li className={classes.row} aria-current={isOn || undefined}>
      <button type="button" className={classes.pick} onClick={() => onLook({ kind: 'version', version })}>
        <span className={classes.name}>
          {name}
          {isLive && (
            <Badge icon={IconBroadcast} tone="ok">
              {t('editor.versions.live')}
            </Badge>
          )}
        </span>
        {note && <span className={classes.note}>{note}</span>}
        <span className={classes.meta}>
          {author && `${author}, `}
          <TimeText at={at} />
        </span>
        {open > 0 && <span className={classes.meta}>{t('editor.versions.open', { count: open })}</span>}
      </button>
      <RowMenu label={t('app.menuOf', { name })} acts={acts} />
    </li>
  )
}
