import type { JobArticles } from '../../plugins/kit/server.ts'
import { pickLanguage } from '../../plugins/kit/text.ts'
import type { Articles } from './articles.ts'

const mostHits = 10

/** What jobs of plugins may read of the articles: those that are published, in one language each. */
export function jobArticles(articles: Pick<Articles, 'find' | 'search'>): JobArticles {
  return {
    async search(query, { language, limit = 3, tags = [] }) {
      const found = await articles.search(query, { language, limit: Math.min(Math.max(limit, 1), mostHits), tags })
      return found.map(({ language: _language, ...hit }) => hit)
    },
    read(id, { language }) {
      const article = articles.find(id)
      const spoken = article && pickLanguage(article.title, [language, 'en'])
      if (!article?.isPublished || spoken === undefined) return Promise.resolve(undefined)
      const { title, body, url } = article
      return Promise.resolve({ title: title[spoken] ?? '', text: body[spoken] ?? '', ...(url === undefined ? {} : { url }) })
    },
  }
}
