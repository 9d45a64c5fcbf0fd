import { IconCheck, IconPaperclip } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { safeLink } from '../../../plugins/kit/markdown/safe-link.ts'
import { useClient } from '../../api/api-context.tsx'
import { keyed } from '../parts/keyed.ts'
import parts from '../parts/parts.module.css'
import type { MessageView } from '../state/thread-items.ts'
import classes from './message-parts.module.css'

type Part = NonNullable<MessageView['parts']>[number]
type Card = Extract<Part, { type: 'card' }>
type Choices = NonNullable<MessageView['choices']>

/** What a message shows beside its text: pictures, files, cards in a row. */
export function MessageParts({ list, picked }: { readonly list: readonly Part[]; readonly picked: readonly string[] }) {
  const cards = list.filter(part => part.type === 'card')
  return (
    <>
      {keyed(list).map(({ key, item }) => item.type !== 'card' && <Medium key={key} part={item} />)}
      {cards.length > 0 && (
        <ul className={classes.cards}>
          {keyed(cards).map(({ key, item }) => (
            <li key={key} className={classes.card}>
              <CardView card={item} picked={picked} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function Medium({ part }: { readonly part: Exclude<Part, Card> }) {
  const client = useClient()
  const address = client.address(`/api/media/${part.mediaId}`)
  if (part.type === 'image') return <img className={classes.image} src={address} alt={part.alt ?? ''} {...sizeOf(part)} />
  // biome-ignore lint/a11y/useMediaCaption: nobody has written what is said in it
  if (part.type === 'video') return <video className={classes.image} src={address} controls aria-label={part.alt} />
  // biome-ignore lint/a11y/useMediaCaption: nobody has written what is said in it
  if (part.type === 'audio') return <audio src={address} controls aria-label={part.alt} />
  return <FileLink href={address} name={part.name ?? part.alt ?? part.mediaId} bytes={part.bytes} />
}

function sizeOf({ width, height }: { readonly width?: number | undefined; readonly height?: number | undefined }) {
  return width && height ? { width, height, style: { height: 'auto' } } : {}
}

/** A file to open, with its size. */
export function FileLink({
  href,
  name,
  bytes,
}: {
  readonly href: string
  readonly name: string
  readonly bytes?: number | undefined
}) {
  const { i18n } = useTranslation()
  return (
    <a className={classes.file} href={href} target="_blank" rel="noopener noreferrer">
      <IconPaperclip size={16} stroke={1.75} aria-hidden="true" />
      <span title={name}>
        <bdi>{name}</bdi>
      </span>
      {bytes !== undefined && <small>{sizeText(bytes, i18n.language)}</small>}
    </a>
  )
}

/** 240 kB, 3.1 MB */
function sizeText(bytes: number, language: string): string {
  const [value, unit] = bytes < 1_000_000 ? [Math.max(1, Math.round(bytes / 1_000)), 'kilobyte'] : [bytes / 1_000_000, 'megabyte']
  return new Intl.NumberFormat(language, { style: 'unit', unit, maximumFractionDigits: 1 }).format(value)
}

function CardView({ card, picked }: { readonly card: Card; readonly picked: readonly string[] }) {
  const client = useClient()
  const link = card.url === undefined ? undefined : safeLink(card.url)
  return (
    <>
      {card.mediaId !== undefined && <img src={client.address(`/api/media/${card.mediaId}`)} alt="" />}
      <div className={classes.cardText}>
        <b dir="auto">{card.title}</b>
        {card.text && <span dir="auto">{card.text}</span>}
        {link && (
          <a href={link.href} target="_blank" rel="noopener noreferrer nofollow">
            {link.to}
          </a>
        )}
        {card.choices && <ChoiceList choices={card.choices} picked={picked} />}
      </div>
    </>
  )
}

/** What was offered, and which of it was picked. */
export function ChoiceList({ choices, picked }: { readonly choices: Choices; readonly picked: readonly string[] }) {
  const { t } = useTranslation()
  return (
    <ul className={classes.choices} aria-label={t('inbox.message.choices')}>
      {choices.map(({ id, label }) => {
        const isPicked = picked.includes(id)
        return (
          <li key={id} className={classes.choice} data-picked={isPicked || undefined}>
            {isPicked && <IconCheck size={12} stroke={2.25} aria-hidden="true" />}
            <span dir="auto">{label}</span>
            {isPicked && <span className={parts.hidden}>{t('inbox.message.picked')}</span>}
          </li>
        )
      })}
    </ul>
  )
}
