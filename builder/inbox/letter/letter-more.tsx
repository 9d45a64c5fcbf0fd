import { Button, Loader } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient } from '../../api/api-context.tsx'
import { PlainText } from '../parts/markdown.tsx'
import { useNow } from '../parts/use-now.ts'
import type { MessageView } from '../state/thread-items.ts'
import classes from './letter.module.css'
import { LetterFrame } from './letter-frame.tsx'

/** So long it is kept as it came. */
const keptMs = 30 * 24 * 60 * 60_000

/** What a letter holds besides its words, once somebody asks for it: what it repeats, how it looked, and how it came. */
export function LetterMore({ event, conversation }: { readonly event: MessageView; readonly conversation: string }) {
  const { t } = useTranslation()
  const client = useClient()
  const now = useNow()
  const [shown, setShown] = useState<'folded' | 'sent' | undefined>()
  const { letter, hasOriginal, seq, at } = event
  const params = { id: conversation, seq: String(seq) }
  const body = useQuery({
    queryKey: ['letter', conversation, seq],
    queryFn: () => client.call('GET /api/conversations/:id/messages/:seq/letter', { params }),
    enabled: shown !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const isKept = hasOriginal === true && now - at < keptMs
  const toggle = (what: 'folded' | 'sent') => () => setShown(shown === what ? undefined : what)
  if (!letter?.hasFolded && !letter?.hasHtml && !letter?.isCut && !isKept) return null
  return (
    <div className={classes.more}>
      {letter?.isCut && <span className={classes.cut}>{t('inbox.letter.cut')}</span>}
      <div className={classes.acts}>
        {letter?.hasFolded && (
          <Button size="compact-xs" variant="subtle" aria-expanded={shown === 'folded'} onClick={toggle('folded')}>
            {shown === 'folded' ? t('inbox.letter.hideQuoted') : t('inbox.letter.showQuoted')}
          </Button>
        )}
        {letter?.hasHtml && (
          <Button size="compact-xs" variant="subtle" aria-expanded={shown === 'sent'} onClick={toggle('sent')}>
            {shown === 'sent'
              ? t('inbox.letter.hideSent')
              : t(letter.hasPictures ? 'inbox.letter.showPictures' : 'inbox.letter.showSent')}
          </Button>
        )}
        {isKept && (
          <Button
            size="compact-xs"
            variant="subtle"
            component="a"
            href={client.address(`/api/conversations/${conversation}/messages/${seq}/original`)}
            download
          >
            {t('inbox.letter.original')}
          </Button>
        )}
      </div>
      {shown !== undefined && body.isPending && <Loader size="xs" aria-label={t('inbox.letter.loading')} />}
      {shown !== undefined && body.isError && <span className={classes.cut}>{t('inbox.letter.failed')}</span>}
      {shown === 'folded' && body.data?.folded !== undefined && (
        <div className={classes.folded} dir="auto">
          <PlainText text={body.data.folded} />
        </div>
      )}
      {shown === 'sent' && body.data?.html !== undefined && (
        <LetterFrame
          address={client.address(`/api/conversations/${conversation}/messages/${seq}/page`)}
          hasRemote={body.data.hasRemote === true}
          title={t('inbox.letter.frame', { subject: letter?.subject ?? '' })}
        />
      )}
    </div>
  )
}
