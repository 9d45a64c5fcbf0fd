import { Tooltip } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Avatar } from '../../ui/avatar.tsx'
import { useSeen } from '../editor-context.tsx'
import classes from './presence.module.css'

/** As many as there is room for beside the switch. */
const most = 3

/** Who else draws this flow now. */
export function Others() {
  const { t, i18n } = useTranslation()
  const others = useSeen(session => session.others)
  if (others.length === 0) return null
  const shown = others.length > most ? others.slice(0, most - 1) : others
  const rest = others.slice(shown.length)
  const names = (some: typeof others): string =>
    new Intl.ListFormat(i18n.language === 'xx' ? 'en' : i18n.language).format(some.map(({ name }) => name))
  return (
    <ul className={classes.others} aria-label={t('editor.presence.label')}>
      {shown.map(({ id, name }) => (
        <li key={id}>
          <Tooltip label={t('editor.presence.draws', { name })}>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what the tooltip says is for everybody */}
            <span className={classes.other} tabIndex={0}>
              <Avatar name={name} size="sm" />
              <span className={classes.name}>{name}</span>
            </span>
          </Tooltip>
        </li>
      ))}
      {rest.length > 0 && (
        <li>
          <Tooltip label={names(rest)} multiline maw={240}>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the same */}
            <span className={classes.more} tabIndex={0}>
              {t('editor.presence.more', { count: rest.length })}
              <span className={classes.name}>{names(rest)}</span>
            </span>
          </Tooltip>
        </li>
      )}
    </ul>
  )
}
