import { Button } from '@mantine/core'
import { IconArrowsExchange } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { TeamConversation } from '../../../runtime/api/contract.ts'
import { useActs } from '../use-acts.ts'
import classes from './thread.module.css'

/** Another inbox or program answers here: the bot is silent until somebody takes it up. */
export function HeldBanner({
  conversation,
  isAllowed,
}: {
  readonly conversation: TeamConversation
  readonly isAllowed: boolean
}) {
  const { t } = useTranslation()
  const act = useActs()
  const { held, id } = conversation
  if (held?.by !== 'other') return null
  const { name } = held
  return (
    <div className={classes.banner}>
      <IconArrowsExchange size={14} stroke={1.75} aria-hidden="true" />
      <span className={classes.grows}>{name ? t('inbox.held.named', { name }) : t('inbox.held.banner')}</span>
      {isAllowed && (
        <Button
          size="compact-xs"
          variant="default"
          onClick={() => void act('POST /api/conversations/:id/join', { params: { id }, body: {} })}
        >
          {t('inbox.held.take')}
        </Button>
      )}
    </div>
  )
}
