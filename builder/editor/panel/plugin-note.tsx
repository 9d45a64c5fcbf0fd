import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useMay } from '../../session/session.tsx'
import { Note } from '../../ui/note.tsx'
import { useInstalled } from '../known/use-installed.ts'
import { FirstProblem } from './first-problem.tsx'
import classes from './panel.module.css'

/** Says to admins that a plugin that works is not as its files say: they have an error, or want more than they may. */
export function PluginNote({ action }: { readonly action: string }) {
  const { t } = useTranslation()
  const installed = useInstalled(action)
  if (!installed || (installed.state !== 'broken' && installed.state !== 'asks')) return null
  return (
    <div className={classes.group}>
      <Note tone="warn">
        <b>{t(`editor.panel.plugin.${installed.state}`)}</b>
        <FirstProblem of={installed.problems} />
        <PluginsLink />
      </Note>
    </div>
  )
}

/** The way to the plugins, for those who may go there. */
export function PluginsLink() {
  const { t } = useTranslation()
  return useMay('plugins:read') ? (
    <p>
      <Link href="/settings/plugins" className={classes.link}>
        {t('editor.panel.plugin.settings')}
      </Link>
    </p>
  ) : null
}
