import { ActionIcon, Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useAllCommands } from '../../commands/commands.tsx'
import { useEditor } from '../editor-context.tsx'
import classes from './panel.module.css'

/** What makes sense for several at once, of all that can be done. */
const common = ['tidy', 'duplicate', 'copy', 'delete']

/** Several nodes at once: how many, and what can be done with all of them. */
export function SeveralPanel({ count }: { readonly count: number }) {
  const { t } = useTranslation()
  const editor = useEditor()
  const commands = useAllCommands()
  const acts = common.flatMap(name => commands.find(({ id }) => id === `editor.${name}`) ?? [])
  return (
    <>
      <header className={classes.head}>
        <h2 className={classes.grow}>{t('editor.panel.several', { count })}</h2>
        <ActionIcon aria-label={t('editor.panel.close')} onClick={() => editor.select({})}>
          <IconX size={16} stroke={1.75} aria-hidden="true" />
        </ActionIcon>
      </header>
      <div className={classes.body}>
        <div className={classes.group}>
          <p className={classes.nothing}>{t('editor.panel.severalHint')}</p>
          {acts.map(({ id, label, icon: Sign, run }) => (
            <Button key={id} variant="default" {...(Sign ? { leftSection: <Sign size={16} /> } : {})} onClick={run}>
              {label}
            </Button>
          ))}
        </div>
      </div>
    </>
  )
}
