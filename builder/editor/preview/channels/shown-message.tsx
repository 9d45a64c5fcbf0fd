import { IconPaperclip } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Shown } from '../../../../plugins/kit/message.ts'
import { Markdown, PlainText } from '../../../inbox/parts/markdown.tsx'
import { ChoiceList, MessageParts } from '../../../inbox/thread/message-parts.tsx'
import classes from './channels.module.css'

interface ShownMessageProps {
  readonly message: Shown
  /** Its marks are letters: a visitor wrote it, or the channel shows no Markdown. */
  readonly isPlain: boolean
}

/** One message as it arrives: text, what is shown beside it, what can be pressed, and where an answer is written. */
export function ShownMessage({ message: { text, parts, choices, input }, isPlain }: ShownMessageProps) {
  const { t } = useTranslation()
  const field = fields.find(each => each === input)
  return (
    <>
      {text !== '' && (
        <div className={classes.bubble} dir="auto">
          {isPlain ? <PlainText text={text} /> : <Markdown text={text} />}
        </div>
      )}
      {parts && <MessageParts list={parts} picked={[]} />}
      {choices && (
        <div className={classes.choices}>
          <ChoiceList choices={choices} picked={[]} />
        </div>
      )}
      {field && <span className={classes.input}>{t(`editor.preview.each.input.${field}`)}</span>}
      {input === 'file' && (
        <span className={classes.input}>
          <IconPaperclip size={14} stroke={1.75} aria-hidden="true" />
          {t('editor.preview.each.input.file')}
        </span>
      )}
    </>
  )
}

/** Kinds of answers that have a field of their own. */
const fields = ['email', 'phone', 'url', 'number', 'date', 'time'] as const
