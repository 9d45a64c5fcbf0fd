import { ActionIcon, CopyButton } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconCopy } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { type PluginProblem, placeOf, problemText } from './installed-plugin.ts'
import classes from './plugins.module.css'

/** What is wrong with a plugin: where, what, and what to do. */
export function PluginProblems({ problems }: { readonly problems: readonly PluginProblem[] }) {
  const { t } = useTranslation()
  return (
    <ul className={classes.problems} aria-label={t('plugins.problems')}>
      {problems.map(problem => (
        <li key={problemText(problem)}>
          <IconAlertTriangle size={16} stroke={1.75} aria-hidden="true" />
          <div>
            {(problem.file !== undefined || problem.field !== undefined) && (
              <div className={classes.where}>
                {problem.file !== undefined && <code>{placeOf(problem)}</code>}
                {problem.field !== undefined && <code>{problem.field}</code>}
              </div>
            )}
            <p className={classes.message}>{problem.message}</p>
            <p>{problem.remedy}</p>
          </div>
          <CopyButton value={problemText(problem)} timeout={2_000}>
            {({ copied, copy }) => (
              <ActionIcon aria-label={t(copied ? 'app.copied' : 'plugins.copyProblem')} onClick={copy}>
                {copied ? (
                  <IconCheck size={16} stroke={1.75} aria-hidden="true" />
                ) : (
                  <IconCopy size={16} stroke={1.75} aria-hidden="true" />
                )}
              </ActionIcon>
            )}
          </CopyButton>
        </li>
      ))}
    </ul>
  )
}
