import { z } from 'zod'
import { ParleyError } from '../../errors/parley-error.ts'
import type { Article } from '../../knowledge/articles.ts'
import { articleIn } from '../address-ids.ts'
import { agentOf } from '../agent-of.ts'
import { pageOfArticles } from '../article-page.ts'
import { createAudited } from '../audited.ts'
import {
  article,
  articleBody,
  articleSearchAnswer,
  articleSearchQuery,
  articlesAnswer,
  articlesQuery,
  removedAnswer,
} from '../contract.ts'
import type { Api, ApiParts } from '../parts.ts'

const params = z.object({ id: z.string() })
const config = { limit: 'team' } as const
const tags = ['Articles']

/** What visitors are answered with: written by the team, searched by flows. */
export function articleRoutes(app: Api, { articles, store, clock }: ApiParts): void {
  const audited = createAudited(store, clock)

  app.get(
    '/api/articles',
    {
      config,
      schema: { summary: 'Articles, the newest first', tags, querystring: articlesQuery, response: { 200: articlesAnswer } },
    },
    ({ query }) => pageOfArticles(articles.list(), query),
  )

  app.get(
    '/api/articles/search',
    {
      config,
      schema: {
        summary: 'What visitors would be answered',
        description: 'The search that the step “Knowledge search” makes: published articles that answer a question.',
        tags,
        querystring: articleSearchQuery,
        response: { 200: articleSearchAnswer },
      },
    },
    async ({ query: { q, language, limit, tag } }) => ({
      articles: await articles.search(q, { language, limit, tags: tag === undefined ? [] : [tag] }),
    }),
  )

  app.get(
    '/api/articles/:id',
    { config, schema: { summary: 'An article', tags, params, response: { 200: article } } },
    ({ params: address }) => one(articleIn(address)),
  )

  app.put(
    '/api/articles/:id',
    {
      config,
      schema: {
        summary: 'Write an article',
        description: 'Flows answer with it at once when it is published. The id “search” is taken.',
        tags,
        params,
        body: articleBody,
        response: { 200: article },
      },
    },
    async request => {
      const id = articleIn(request.params)
      const { revision, url, ...about } = request.body
      const { actor } = agentOf(request, undefined)
      const put = await articles.put(id, revision, { ...about, ...(url === undefined ? {} : { url }) }, actor)
      await audited(request, revision === 0 ? 'article.created' : 'article.changed', id, { isPublished: put.isPublished })
      return put
    },
  )

  app.delete(
    '/api/articles/:id',
    { config, schema: { summary: 'Take an article away', tags, params, response: { 200: removedAnswer } } },
    async request => {
      const id = articleIn(request.params)
      await articles.remove(id)
      await audited(request, 'article.deleted', id)
      return { removed: true as const }
    },
  )

  function one(id: string): Article {
    const found = articles.find(id)
    if (!found) throw new ParleyError('article_unknown', { id })
    return found
  }
}
