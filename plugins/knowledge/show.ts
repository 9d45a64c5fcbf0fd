import type { KnowledgeStep, Result } from './config.ts'
import { offersOf } from './offers.ts'
import { pagesOf } from './pages-of.ts'

type Found = Extract<Result, { type: 'found' }>['articles']

/** What was found, as cards: where a channel has none, they stand in the text. */
export function showFound(step: KnowledgeStep, found: Found): void {
  const { config, language, memory, phrase, say } = step
  const shown = found.slice(0, config.limit)
  memory.readable = shown.filter(({ url }) => url === undefined).map(({ id, title }) => ({ id, title }))
  say({
    text: phrase('found'),
    parts: shown.map(({ title, excerpt, url }) => ({
      type: 'card',
      title: { [language]: title },
      ...(excerpt === '' ? {} : { text: { [language]: excerpt } }),
      ...(url === undefined ? {} : { url }),
    })),
  })
}

/** All of an article, page after page. */
export function showArticle(
  { language, memory, say }: KnowledgeStep,
  { title, text }: Extract<Result, { type: 'article' }>,
): void {
  memory.readable = memory.readable.filter(other => other.title !== title)
  for (const page of pagesOf(`**${title}**\n\n${text}`)) say({ text: { [language]: page } })
}

/** Was it an answer? Whoever writes something else asks something else. */
export function askHelped(step: KnowledgeStep): void {
  step.say({ text: step.phrase('helped'), input: 'text', choices: offersOf(step) })
}
