import { fold } from '../../plugins/kit/fold.ts'
import type { Article } from '../knowledge/articles.ts'

/** What of the articles is asked for. */
interface PageQuery {
  readonly q?: string | undefined
  readonly tag?: string | undefined
  readonly published?: 'true' | 'false' | undefined
  readonly limit: number
  readonly before?: string | undefined
}

/** One page of a list that stands in its order, without what articles say. */
export function pageOfArticles(
  articles: readonly Article[],
  { q, tag, published, limit, before }: PageQuery,
): { readonly articles: readonly Omit<Article, 'body'>[]; readonly next?: string } {
  const words = q === undefined ? [] : fold(q).split(/\s+/)
  const wanted = articles.filter(
    article =>
      (tag === undefined || article.tags.some(own => fold(own) === fold(tag))) &&
      (published === undefined || article.isPublished === (published === 'true')) &&
      holds(article, words),
  )
  const place = before === undefined ? undefined : placeIn(before)
  const left = place ? wanted.filter(article => comesAfter(article, place)) : wanted
  const page = left.slice(0, limit)
  const last = page.at(-1)
  return {
    articles: page.map(({ body: _body, ...row }) => row),
    ...(last && left.length > limit ? { next: `${last.updatedAt}.${last.id}` } : {}),
  }
}

function holds({ id, title, tags }: Article, words: readonly string[]): boolean {
  if (words.length === 0) return true
  const said = ` ${fold([id, ...Object.values(title), ...tags].join(' ')).replace(/[^\p{L}\p{N}]+/gu, ' ')}`
  return words.every(word => said.includes(` ${word}`))
}

type Place = Pick<Article, 'updatedAt' | 'id'>

// What is no place of ours is the end: an old cursor gives nothing rather than the first page again.
function placeIn(cursor: string): Place {
  const dot = cursor.indexOf('.')
  const updatedAt = Number(cursor.slice(0, dot))
  return { updatedAt: Number.isNaN(updatedAt) ? 0 : updatedAt, id: cursor.slice(dot + 1) }
}

function comesAfter(article: Place, { updatedAt, id }: Place): boolean {
  return article.updatedAt < updatedAt || (article.updatedAt === updatedAt && article.id > id)
}
