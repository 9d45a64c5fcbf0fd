import { useComputedColorScheme } from '@mantine/core'
import { IconHandStop, IconMessageCircle, IconQuestionMark } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useClient } from '../../api/api-context.tsx'
import type { FieldSchema } from '../../editor/panel/field-props.ts'
import classes from './looks.module.css'
import { looksOf } from './looks.ts'

const icons = { question: IconQuestionMark, wave: IconHandStop }

interface LooksPictureProps {
  readonly schema: FieldSchema
  readonly config: Readonly<Record<string, unknown>>
}

/** A page with the chat on it, as it will look with these settings; it follows each of them at once. */
export function LooksPicture({ schema, config }: LooksPictureProps) {
  const { t } = useTranslation()
  const client = useClient()
  const scheme = useComputedColorScheme('light')
  const { name, colour, ink, theme = scheme, isAtStart, icon, avatar } = looksOf(schema, config)
  const Sign = icons[icon === 'question' || icon === 'wave' ? icon : 'question']
  const paint = { background: colour, color: ink }
  return (
    <figure className={classes.picture}>
      <div className={classes.page} data-start={isAtStart || undefined} role="img" aria-label={t('channels.picture', { name })}>
        <div className={classes.chat} data-scheme={theme}>
          <div className={classes.head} style={paint}>
            <span className={classes.avatar}>
              {avatar === undefined ? name.slice(0, 1) : <img src={client.address(`/api/media/${avatar}`)} alt="" />}
            </span>
            <span className={classes.title}>{name}</span>
          </div>
          <div className={classes.lines}>
            <span className={classes.bot} />
            <span className={classes.bot} />
            <span className={classes.own} style={paint} />
          </div>
        </div>
        <span className={classes.launcher} style={paint}>
          {icon === 'question' || icon === 'wave' ? (
            <Sign size={22} stroke={1.75} aria-hidden="true" />
          ) : (
            <IconMessageCircle size={22} stroke={1.75} aria-hidden="true" />
          )}
        </span>
      </div>
      <figcaption>{t('channels.pictureNote')}</figcaption>
    </figure>
  )
}
