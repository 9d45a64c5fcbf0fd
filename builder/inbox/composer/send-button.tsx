import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './composer.module.css'

const isMac = /mac|iphone|ipad/i.test(navigator.userAgent)

interface SendButtonProps {
  readonly mode: 'reply' | 'note' | 'mail'
  readonly isReady: boolean
  onSend(): void
}

const words = {
  reply: 'inbox.composer.send',
  note: 'inbox.composer.addNote',
  mail: 'inbox.composer.sendMail',
} as const

/** Sends, and says with which keys. It stays where it is while there is nothing to send: then it brings one to the field. */
export function SendButton({ mode, isReady, onSend }: SendButtonProps) {
  const { t } = useTranslation()
  return (
    <Button size="xs" onClick={onSend} aria-disabled={!isReady}>
      {t(words[mode])}
      <span className={classes.sendKeys} aria-hidden="true">
        {isMac ? '⌘ ↵' : 'Ctrl ↵'}
      </span>
    </Button>
  )
}
