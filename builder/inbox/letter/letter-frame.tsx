import { Button } from '@mantine/core'
import { IconPhoto } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './letter.module.css'

interface LetterFrameProps {
  /** Where the server has its page. */
  readonly address: string
  readonly title: string
  /** Some of its pictures lie elsewhere: they tell whoever has sent it that it is read. */
  readonly hasRemote: boolean
}

/** A letter as it was written, in a frame where nothing runs; pictures from elsewhere once somebody asks for them. */
export function LetterFrame({ address, title, hasRemote }: LetterFrameProps) {
  const { t } = useTranslation()
  const [withPictures, setWithPictures] = useState(false)
  return (
    <div className={classes.sent}>
      {hasRemote && !withPictures && (
        <div className={classes.blocked}>
          <IconPhoto size={14} stroke={1.75} aria-hidden="true" />
          <span>{t('inbox.letter.blocked')}</span>
          <Button size="compact-xs" variant="subtle" onClick={() => setWithPictures(true)}>
            {t('inbox.letter.load')}
          </Button>
        </div>
      )}
      <iframe
        className={classes.frame}
        // No scripts, and no part in this app: links may open a page of their own, and nothing else.
        sandbox="allow-popups allow-popups-to-escape-sandbox"
        referrerPolicy="no-referrer"
        src={withPictures ? `${address}?remote=true` : address}
        title={title}
      />
    </div>
  )
}
