import { useTranslation } from 'react-i18next'
import { useMay } from '../../session/session.tsx'
import { Note } from '../../ui/note.tsx'
import { useDocument } from '../editor-context.tsx'
import { useInstalled } from '../known/use-installed.ts'
import { FirstProblem } from './first-problem.tsx'
import classes from './panel.module.css'
import { PluginsLink } from './plugin-note.tsx'

interface UnknownActionProps {
  readonly id: string
  readonly action: string
}

/** A node whose plugin is missing: why, what to do about it, and what is written in it. */
export function UnknownAction({ id, action }: UnknownActionProps) {
  const { t } = useTranslation()
  const config = useDocument(({ nodes }) => nodes.get(id)?.config)
  const installed = useInstalled(action)
  const mayRead = useMay('plugins:read')
  const why = mayRead ? whys[installed?.state ?? 'gone'] : 'ask'
  return (
    <div className={classes.group}>
      <Note tone="bad">
        <b>{t('editor.canvas.card.missing', { action })}</b>
        <p>{t('editor.panel.unknown.body')}</p>
        <p>{t(`editor.panel.unknown.${why}`)}</p>
        <FirstProblem of={installed?.problems ?? []} />
        <PluginsLink />
      </Note>
      <div className={classes.box}>
        <span className={classes.label}>{t('editor.panel.unknown.config')}</span>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and keys must reach what is hidden */}
        <pre className={classes.raw} tabIndex={0}>
          {JSON.stringify(config, null, 2)}
        </pre>
      </div>
    </div>
  )
}

// One that runs is on its way to this page.
const whys = { found: 'off', on: 'off', asks: 'asks', broken: 'broken', gone: 'gone' } as const
