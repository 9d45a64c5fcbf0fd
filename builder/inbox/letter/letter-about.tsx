import { UnstyledButton } from '@mantine/core'
import { IconChevronRight, IconMail, IconRobot } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LetterView } from '../../../runtime/api/contract.ts'
import classes from './letter.module.css'

type Correspondent = NonNullable<LetterView['from']>

/** What stands above a letter: its subject, and unfolded who wrote it to whom. */
export function LetterAbout({ letter }: { readonly letter: LetterView }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const { subject, from, to = [], cc = [], isAutomatic } = letter
  const lines = [
    ['from', from ? [from] : []],
    ['to', to],
    ['cc', cc],
  ] as const
  const hasMore = lines.some(([, all]) => all.length > 0)
  return (
    <div className={classes.about}>
      <UnstyledButton
        className={classes.subject}
        aria-expanded={hasMore ? isOpen : undefined}
        disabled={!hasMore}
        onClick={() => setOpen(!isOpen)}
      >
        <IconMail size={14} stroke={1.75} aria-hidden="true" />
        <bdi title={subject}>{subject === undefined || subject === '' ? t('inbox.letter.noSubject') : subject}</bdi>
        {hasMore && (
          <IconChevronRight size={14} stroke={1.75} className="mirrored" data-open={isOpen || undefined} aria-hidden="true" />
        )}
      </UnstyledButton>
      {isAutomatic && (
        <span className={classes.automatic}>
          <IconRobot size={12} stroke={1.75} aria-hidden="true" />
          {t('inbox.letter.automatic')}
        </span>
      )}
      {isOpen && (
        <dl className={classes.people}>
          {lines.map(
            ([name, all]) =>
              all.length > 0 && (
                <div key={name}>
                  <dt>{t(`inbox.letter.${name}`)}</dt>
                  <dd>
                    <bdi>{all.map(written).join(', ')}</bdi>
                  </dd>
                </div>
              ),
          )}
        </dl>
      )}
    </div>
  )
}

function written({ address, name }: Correspondent): string {
  return name === undefined || name === '' ? address : `${name} <${address}>`
}
