import { z } from 'zod'
import type { Clock } from '../clock/clock.ts'
import { ParleyError } from '../errors/parley-error.ts'
import { openAuthored, type Written } from '../store/authored.ts'
import type { Documents } from '../store/documents.ts'
import { openArticleIndex } from './article-index.ts'
import type { Article, Articles } from './articles.ts'

type Stored = Omit<Article, 'id' | 'revision'>

const texts = z.record(z.string(), z.string())
const model: z.ZodType<Stored> = z.strictObject({
  title: texts,
  body: texts,
  tags: z.array(z.string()).default([]),
  url: z.string().optional(),
  isPublished: z.boolean().default(true),
  updatedAt: z.number().default(0),
  updatedBy: z.string().default('system'),
})

/** Opens the documents `articles/<id>`. The search goes on being filled behind the start. */
export async function createArticles(documents: Documents, clock: Clock): Promise<Articles> {
  const authored = await openAuthored<Stored>(documents, 'articles', model)
  const all = (): readonly Article[] => authored.list().map(articleOf)
  const index = openArticleIndex(all())
  const find = (id: string): Article | undefined => {
    const written = authored.find(id)
    return written && articleOf(written)
  }
  return {
    list: () => all().toSorted((a, b) => b.updatedAt - a.updatedAt),
    find,
    async put(id, revision, about, by) {
      if (revision > 0 && !authored.find(id)) throw new ParleyError('article_unknown', { id })
      await authored.put(id, revision, { ...about, updatedAt: clock.now(), updatedBy: by })
      return await renew(id)
    },
    async remove(id) {
      if (!authored.find(id)) throw new ParleyError('article_unknown', { id })
      await authored.remove(id)
      ;(await index).remove(id)
    },
    async search(query, about) {
      return (await index).search(query, about)
    },
  }

  // Of two that were written while the search was filled, the newest is what stands.
  async function renew(id: string): Promise<Article> {
    const { put } = await index
    const written = find(id)
    if (!written) throw new ParleyError('article_unknown', { id })
    put(written)
    return written
  }
}

const articleOf = ({ id, revision, body }: Written<Stored>): Article => ({ id, revision, ...body })
