import { Button, TextInput } from '@mantine/core'
import { IconHeadset } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './preview.module.css'
import { useTry } from './try-context.tsx'
import { usePreview } from './use-preview.ts'

/** While people have the conversation: answers as an agent, gives it back to the flow, or closes it. */
export function HandoffCard({ owner }: { readonly owner: 'queue' | 'agent' }) {
  const { t } = useTranslation()
  const preview = usePreview()
  const attempt = useTry()
  const [text, setText] = useState('')
  const send = (event: FormEvent): void => {
    event.preventDefault()
    const words = text.trim()
    if (words === '') return
    setText('')
    attempt(preview.act({ act: 'message', text: words }))
  }
  return (
    <section className={classes.card} aria-label={t('editor.preview.handoff.label')}>
      <h3>
        <IconHeadset size={16} stroke={1.75} aria-hidden="true" />
        {t(`editor.preview.handoff.${owner}`)}
      </h3>
      <form className={classes.answer} onSubmit={send}>
        <TextInput
          size="xs"
          aria-label={t('editor.preview.handoff.answer')}
          placeholder={t('editor.preview.handoff.answer')}
          value={text}
          onChange={event => setText(event.currentTarget.value)}
        />
        <Button size="xs" type="submit" variant="default">
          {t('editor.preview.handoff.send')}
        </Button>
      </form>
      <div className={classes.buttons}>
        {owner === 'queue' ? (
          <Button size="xs" onClick={() => attempt(preview.act({ act: 'join' }))}>
            {t('editor.preview.handoff.join')}
          </Button>
        ) : (
          <Button size="xs" onClick={() => attempt(preview.act({ act: 'give-back', continue: true }))}>
            {t('editor.preview.handoff.giveBack')}
          </Button>
        )}
        <Button size="xs" variant="default" onClick={() => attempt(preview.act({ act: 'close' }))}>
          {t('editor.preview.handoff.close')}
        </Button>
      </div>
    </section>
  )
}
