import { defineChannel, escapeHtml } from '../kit/index.ts'
import { config, display } from './config.ts'
import { texts } from './locale.ts'
import { phrases } from './phrases.ts'
import { headingOf, shows } from './shows.ts'

/** Chat on the pages of a site. */
export const website = defineChannel({
  id: 'website',
  icon: 'world',
  config,
  display,
  delivery: 'stream',
  limits: { textLength: 8_000, choices: 50, choiceLength: 200, cards: 10, fileBytes: 10_485_760 },
  pages: true,
  capabilities: {
    inputs: ['text', 'email', 'phone', 'url', 'number', 'date', 'time', 'choice', 'choices', 'rating', 'file'],
    parts: ['image', 'video', 'audio', 'file', 'card'],
    choices: true,
    typing: true,
    markdown: true,
  },
  texts,
  phrases,
  embed: ({ origin, channel }) =>
    `<script src="${escapeHtml(`${origin}/widget.js`)}" data-channel="${escapeHtml(channel)}" async></script>`,
  shows,
  people: ({ who, people }) => (who === 'brand' ? undefined : { ids: people, isOwnerFirst: who === 'owner' }),
  alias: about => (about.display.who === 'brand' && about.display.alias ? headingOf(about) : undefined),
})
