import { IconPuzzle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../api/routes.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { Card } from '../../ui/card.tsx'
import { CopyLine } from '../../ui/copy-line.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { BuiltInPlugins } from './built-in-plugins.tsx'
import { PackagesCard } from './packages-card.tsx'
import { PluginProblems } from './plugin-problems.tsx'
import { PluginRow } from './plugin-row.tsx'
import classes from './plugins.module.css'

/** What makes a plugin, with a test that is green at once. */
const command = 'npm run new action my-action'

/** The plugins of this server: what each may do, whether it works, and who uses it. */
export function PluginsPage() {
  const { t } = useTranslation()
  const installed = useAnswer('GET /api/plugins/installed')
  return (
    <>
      <PageHeader title={t('settings.sections.plugins')} lead={t('plugins.lead')} />
      <Loaded query={installed}>{data => <Plugins {...data} />}</Loaded>
    </>
  )
}

function Plugins({ folder, packages, problems, plugins }: Answer<'GET /api/plugins/installed'>) {
  const { t } = useTranslation()
  const own = plugins.filter(({ origin }) => origin !== 'built-in')
  return (
    <>
      {problems.length > 0 && <PluginProblems problems={problems} />}
      <Card isList>
        {own.length === 0 ? (
          <EmptyState icon={IconPuzzle} title={t('plugins.empty.title')} action={<CopyLine text={command} />}>
            {t('plugins.empty.body')} <code className={classes.path}>{folder}</code> {t('plugins.empty.orMake')}
          </EmptyState>
        ) : (
          <>
            <ul className={classes.list}>
              {own.map(plugin => (
                <PluginRow key={`${plugin.origin} ${plugin.id}`} plugin={plugin} folder={folder} />
              ))}
            </ul>
            <p className={classes.foot}>
              {t('plugins.folderHint')} <code className={classes.path}>{folder}</code>
            </p>
          </>
        )}
      </Card>
      <PackagesCard packages={packages} />
      <BuiltInPlugins plugins={plugins.filter(({ origin }) => origin === 'built-in')} />
    </>
  )
}
