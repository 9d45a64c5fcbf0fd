import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconPackage, IconPlus, IconX } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../api/use-act.ts'
import { useMay } from '../../session/session.tsx'
import { Card } from '../../ui/card.tsx'
import { ErrorNote } from '../../ui/note.tsx'
import classes from './plugins.module.css'

/** The npm packages that are looked through for plugins. */
export function PackagesCard({ packages }: { readonly packages: readonly string[] }) {
  const { t } = useTranslation()
  const mayChange = useMay('plugins:write')
  const change = useAct('PUT /api/plugin-packages', ['GET /api/plugins/installed', 'GET /api/plugins'])
  const [typed, setTyped] = useState('')
  const name = typed.trim()
  const put = (next: readonly string[], done?: () => void): void =>
    change.mutate({ body: { packages: [...next] } }, done ? { onSuccess: done } : {})
  const add = (event: FormEvent): void => {
    event.preventDefault()
    if (name === '' || packages.includes(name)) return
    put([...packages, name], () => setTyped(''))
  }
  return (
    <Card title={t('plugins.packages.title')} lead={t('plugins.packages.lead')}>
      <div className={classes.packages}>
        {packages.length > 0 && (
          <ul className={classes.plain}>
            {packages.map(each => (
              <li key={each}>
                <IconPackage size={16} stroke={1.75} aria-hidden="true" />
                <code>{each}</code>
                {mayChange && (
                  <ActionIcon
                    aria-label={t('plugins.packages.remove', { name: each })}
                    disabled={change.isPending}
                    onClick={() => put(packages.filter(other => other !== each))}
                  >
                    <IconX size={14} stroke={1.75} aria-hidden="true" />
                  </ActionIcon>
                )}
              </li>
            ))}
          </ul>
        )}
        <ErrorNote error={change.error} />
        {mayChange && (
          <form className={classes.add} onSubmit={add}>
            <TextInput
              aria-label={t('plugins.packages.name')}
              placeholder="@acme/parley-weather"
              dir="ltr"
              maxLength={214}
              value={typed}
              error={packages.includes(name) && t('plugins.packages.twice')}
              onChange={event => setTyped(event.currentTarget.value)}
            />
            <Button type="submit" variant="default" loading={change.isPending} leftSection={<IconPlus size={16} stroke={1.75} />}>
              {t('plugins.packages.add')}
            </Button>
          </form>
        )}
      </div>
    </Card>
  )
}
