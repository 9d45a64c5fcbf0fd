import { Button } from '@mantine/core'
import { IconMessage2Code, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SnippetView } from '../../../runtime/api/contract.ts'
import { useAct } from '../../api/use-act.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { useMay } from '../../session/session.tsx'
import { Card } from '../../ui/card.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import page from '../../ui/page.module.css'
import { PageHeader } from '../../ui/page-header.tsx'
import { RowMenu } from '../../ui/row-menu.tsx'
import { SnippetPanel } from './snippet-panel.tsx'
import classes from './snippets.module.css'

/** Texts that agents write with a slash. */
export function SnippetsPage() {
  const { t } = useTranslation()
  const snippets = useAnswer('GET /api/snippets')
  const mayChange = useMay('conversations:write')
  const remove = useAct('DELETE /api/snippets/:id', ['GET /api/snippets'])
  const [edited, setEdited] = useState<SnippetView | 'new'>()
  const [removed, setRemoved] = useState<SnippetView>()
  const add = mayChange && (
    <Button leftSection={<IconPlus size={16} stroke={1.75} />} onClick={() => setEdited('new')}>
      {t('snippets.add')}
    </Button>
  )
  return (
    <>
      <PageHeader
        title={t('settings.sections.snippets')}
        lead={t('snippets.lead')}
        action={snippets.data?.snippets.length ? add : null}
      />
      <Card isList>
        <Loaded query={snippets}>
          {data =>
            data.snippets.length === 0 ? (
              <EmptyState icon={IconMessage2Code} title={t('snippets.empty.title')} action={add}>
                {t('snippets.empty.body')}
              </EmptyState>
            ) : (
              <ul className={page.rows}>
                {data.snippets.map(snippet => (
                  <li key={snippet.id}>
                    <span className={classes.shortcut}>/{snippet.shortcut}</span>
                    <span className={classes.text}>{snippet.text}</span>
                    {mayChange && (
                      <RowMenu
                        label={t('app.menuOf', { name: `/${snippet.shortcut}` })}
                        acts={[
                          { id: 'edit', label: t('app.edit'), icon: IconPencil, run: () => setEdited(snippet) },
                          {
                            id: 'delete',
                            label: t('app.delete'),
                            icon: IconTrash,
                            isHarsh: true,
                            run: () => setRemoved(snippet),
                          },
                        ]}
                      />
                    )}
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
      </Card>
      {edited && (
        <SnippetPanel
          key={edited === 'new' ? 'new' : edited.id}
          snippet={edited === 'new' ? undefined : edited}
          taken={(snippets.data?.snippets ?? []).map(({ id }) => id)}
          onClose={() => setEdited(undefined)}
        />
      )}
      <ConfirmDialog
        title={t('snippets.delete.title', { name: removed?.shortcut ?? '' })}
        confirm={t('app.delete')}
        isOpen={removed !== undefined}
        isBusy={remove.isPending}
        error={remove.error}
        onClose={() => {
          setRemoved(undefined)
          remove.reset()
        }}
        onConfirm={() => {
          if (removed) remove.mutate({ params: { id: removed.id } }, { onSuccess: () => setRemoved(undefined) })
        }}
      >
        {t('snippets.delete.body')}
      </ConfirmDialog>
    </>
  )
}
