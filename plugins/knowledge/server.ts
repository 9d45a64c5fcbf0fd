import { serveAction } from '../kit/server.ts'
import { wanted } from './config.ts'
import { knowledge } from './index.ts'

/** Looks into the articles of the installation. */
export const serveKnowledge = serveAction(knowledge, async ({ config, input, articles }) => {
  const what = wanted.parse(input)
  const { language } = what
  if (what.type === 'search') {
    const found = await articles.search(what.query, { language, limit: config.limit, tags: config.tags })
    return { type: 'found' as const, articles: [...found] }
  }
  const article = await articles.read(what.id, { language })
  // Taken back while somebody was about to read it.
  if (!article) return { type: 'found' as const, articles: [] }
  return { type: 'article' as const, title: article.title, text: article.text }
})
