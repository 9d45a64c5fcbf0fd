import { IconChevronRight, IconPuzzle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useMay } from '../../session/session.tsx'
import { ActionTile } from '../../ui/action-tile.tsx'
import { Card } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import page from '../../ui/page.module.css'
import classes from './channels.module.css'
import type { ChannelKind } from './use-kinds.ts'

interface KindChoiceProps {
  readonly kinds: ReadonlyMap<string, ChannelKind>
  hrefOf(kind: string): string
}

/** The kinds of channels that plugins declare, also plugins of one's own. */
export function KindChoice({ kinds, hrefOf }: KindChoiceProps) {
  const { t } = useTranslation()
  const mayPlugins = useMay('plugins:read')
  return (
    <Card isList>
      {kinds.size === 0 ? (
        <EmptyState icon={IconPuzzle} title={t('channels.noKinds')} />
      ) : (
        <ul className={page.rows}>
          {[...kinds.values()].map(({ id, icon, name, about }) => (
            <li key={id}>
              <Link href={hrefOf(id)} className={classes.row}>
                <ActionTile icon={icon} category={undefined} size={32} />
                <span className={page.cell}>
                  <span className={classes.name}>{name}</span>
                  {about !== undefined && <span className={classes.about}>{about}</span>}
                </span>
                <IconChevronRight className={classes.chevron} size={16} stroke={1.75} aria-hidden="true" />
              </Link>
            </li>
          ))}
        </ul>
      )}
      {mayPlugins && (
        <p className={classes.foot}>
          {t('channels.moreKinds')} <Link href="/settings/plugins">{t('settings.sections.plugins')}</Link>
        </p>
      )}
    </Card>
  )
}
