import { Button } from '@mantine/core'
import { IconClockHour4, IconKey, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../api/routes.ts'
import { useAct } from '../../api/use-act.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { browserClock } from '../../clock.ts'
import { useMay } from '../../session/session.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Card } from '../../ui/card.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import page from '../../ui/page.module.css'
import { PageHeader } from '../../ui/page-header.tsx'
import { TimeText } from '../../ui/time-text.tsx'
import { TokenPanel } from './token-panel.tsx'

type Token = Answer<'GET /api/tokens'>['tokens'][number]

/** Keys for programs. */
export function TokensPage() {
  const { t } = useTranslation()
  const tokens = useAnswer('GET /api/tokens')
  const mayChange = useMay('tokens:write')
  const remove = useAct('DELETE /api/tokens/:id', ['GET /api/tokens'])
  const [isAdding, setAdding] = useState(false)
  const [removed, setRemoved] = useState<Token>()
  const add = mayChange && (
    <Button leftSection={<IconPlus size={16} stroke={1.75} />} onClick={() => setAdding(true)}>
      {t('tokens.add')}
    </Button>
  )
  return (
    <>
      <PageHeader
        title={t('settings.sections.tokens')}
        lead={t('tokens.lead')}
        action={tokens.data?.tokens.length ? add : null}
      />
      <Card isList>
        <Loaded query={tokens}>
          {data =>
            data.tokens.length === 0 ? (
              <EmptyState icon={IconKey} title={t('tokens.empty.title')} action={add}>
                {t('tokens.empty.body')}
              </EmptyState>
            ) : (
              <ul className={page.rows}>
                {data.tokens.map(token => (
                  <li key={token.id}>
                    <div className={page.cell}>
                      <div className={page.nameLine}>
                        <span className={page.name}>{token.name}</span>
                        <Expiry at={token.expiresAt} />
                      </div>
                      <div className={page.meta}>
                        {token.prefix}… · {t('tokens.scopes', { count: token.scopes.length })}
                      </div>
                    </div>
                    <div className={page.side}>
                      {token.lastUsedAt === undefined ? (
                        t('tokens.neverUsed')
                      ) : (
                        <>
                          {t('tokens.used')} <TimeText at={token.lastUsedAt} />
                        </>
                      )}
                    </div>
                    {mayChange && (
                      <Button
                        size="xs"
                        variant="default"
                        aria-label={t('tokens.revokeOf', { name: token.name })}
                        onClick={() => setRemoved(token)}
                      >
                        {t('tokens.revoke')}
                      </Button>
                    )}
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
      </Card>
      {isAdding && <TokenPanel onClose={() => setAdding(false)} />}
      <ConfirmDialog
        title={t('tokens.delete.title', { name: removed?.name ?? '' })}
        confirm={t('tokens.revoke')}
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
        {t('tokens.delete.body')}
      </ConfirmDialog>
    </>
  )
}

function Expiry({ at }: { readonly at: number | undefined }) {
  const { t } = useTranslation()
  if (at === undefined) return <Badge icon={IconClockHour4}>{t('tokens.forever')}</Badge>
  const isOver = at <= browserClock.now()
  return (
    <Badge icon={IconClockHour4} tone={isOver ? 'bad' : 'quiet'}>
      {t(isOver ? 'tokens.expired' : 'tokens.until')} <TimeText at={at} />
    </Badge>
  )
}
