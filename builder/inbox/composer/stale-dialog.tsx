import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { MessageView } from '../state/thread-items.ts'

interface StaleDialogProps {
  /** What the colleague said. */
  readonly answer: MessageView | undefined
  onSend(): void
  onClose(): void
}

/** A colleague has answered while one wrote: asks before a second answer goes out. */
export function StaleDialog({ answer, onSend, onClose }: StaleDialogProps) {
  const { t } = useTranslation()
  return (
    <Modal
      opened={answer !== undefined}
      onClose={onClose}
      title={t('inbox.stale.title', { name: answer?.name ?? '' })}
      closeButtonProps={{ 'aria-label': t('inbox.stale.look') }}
    >
      <Stack gap="md">
        <Text lineClamp={6} dir="auto" p="sm" bg="var(--agent-bg)" bdrs="md">
          {answer?.text}
        </Text>
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t('inbox.stale.look')}
          </Button>
          <Button onClick={onSend} data-autofocus>
            {t('inbox.stale.send')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
