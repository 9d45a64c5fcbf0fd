/** @jsxImportSource preact */
import type { VNode } from 'preact'
import { safeLink } from '../../../kit/markdown/safe-link.ts'
import type { ShownChoice, ShownPart } from '../../../kit/message.ts'
import { useAround, useAsked } from './around.ts'
import { useAnswer } from './use-answer.ts'

export type CardPart = Extract<ShownPart, { readonly type: 'card' }>

/** One thing on offer: a picture, a title, a few words, a way to it, and what can be picked. */
export function Card({ card, isOpen }: { readonly card: CardPart; readonly isOpen: boolean }): VNode {
  const { t, mediaAddress, spoken } = useAround()
  const { title, text, url, mediaId, choices = [] } = card
  const picture = mediaId === undefined ? undefined : mediaAddress(mediaId)
  const link = url === undefined ? undefined : safeLink(url)
  const pick = useCardChoice()
  return (
    <div class="card" lang={spoken}>
      {picture !== undefined && <img src={picture} alt="" loading="lazy" />}
      <div class="words">
        <p class="title" dir="auto">
          {title}
        </p>
        {text && <p dir="auto">{text}</p>}
      </div>
      {link && (
        <a class="open" href={link.href} title={link.to} target="_blank" rel="noopener noreferrer nofollow">
          {t('card.open')} <span class="unseen">{title}</span>
        </a>
      )}
      {isOpen &&
        choices.map(choice => (
          <button key={choice.id} type="button" class="pill" onClick={() => pick(choice)}>
            <bdi>{choice.label}</bdi>
          </button>
        ))}
    </div>
  )
}

/** A card's choice is picked where the open question offers it; else its words are said, as if they had been typed. */
function useCardChoice(): (choice: ShownChoice) => void {
  const { pick, send } = useAnswer()
  const asked = useAsked()
  return choice => (asked?.choices.some(({ id }) => id === choice.id) ? pick(choice) : send({ text: choice.label }))
}
