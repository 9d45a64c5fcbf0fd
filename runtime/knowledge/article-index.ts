import MiniSearch, { type SearchResult } from 'minisearch'
import { plainText } from '../../plugins/kit/markdown/plain-text.ts'
import { pickLanguage } from '../../plugins/kit/text.ts'
import type { Article, FoundArticle, SearchAbout } from './articles.ts'
import { excerptOf } from './excerpt.ts'
import { foldWord } from './fold-word.ts'
import { tellingWords } from './stop-words.ts'

/** Published articles, to be searched: one text for each of their languages. */
export interface ArticleIndex {
  /** Takes one in, or anew, or out when it is not published. */
  put(article: Article): void
  remove(id: string): void
  search(query: string, about: SearchAbout): readonly FoundArticle[]
}

interface Text {
  readonly key: string
  readonly article: string
  readonly language: string
  readonly title: string
  readonly body: string
  readonly tags: string
}

/** Takes in what is there already bit by bit, so that nobody waits for it but those who search. */
export async function openArticleIndex(articles: readonly Article[]): Promise<ArticleIndex> {
  const known = new Map<string, Article>()
  const index = new MiniSearch<Text>({
    idField: 'key',
    fields: ['title', 'tags', 'body'],
    storeFields: ['article', 'language'],
    processTerm: foldWord,
    searchOptions: {
      boost: { title: 3, tags: 2 },
      prefix: term => term.length >= 4,
      fuzzy: term => (term.length >= 5 ? 0.2 : false),
      maxFuzzy: 2,
    },
  })
  const published = articles.filter(({ isPublished }) => isPublished)
  for (const article of published) known.set(article.id, article)
  await index.addAllAsync(published.flatMap(textsOf), { chunkSize: 20 })

  const drop = (id: string): void => {
    const article = known.get(id)
    if (!article) return
    known.delete(id)
    index.discardAll(languagesOf(article).map(language => keyOf(id, language)))
  }
  // Of an article that speaks several languages, one answers.
  const isBest = (language: string) => (result: SearchResult) => {
    const article = known.get(String(result['article']))
    return article !== undefined && pickLanguage(article.title, [language, 'en']) === result['language']
  }
  const withTag = (tags: readonly string[]) => {
    const wanted = new Set(tags.map(foldWord))
    return ({ article: id }: SearchResult): boolean =>
      wanted.size === 0 || (known.get(String(id))?.tags ?? []).some(tag => wanted.has(foldWord(tag)))
  }
  return {
    put(article) {
      drop(article.id)
      if (!article.isPublished) return
      known.set(article.id, article)
      index.addAll(textsOf(article))
    },
    remove: drop,
    search(query, { language, limit, tags = [] }) {
      const words = tellingWords(wordsOf(query), language)
      if (words.length === 0) return []
      const [speaks, isTagged] = [isBest(language), withTag(tags)]
      const results = index.search(words.join(' '), { filter: result => speaks(result) && isTagged(result) })
      return results
        .filter(result => isNear(result, words.length))
        .slice(0, limit)
        .flatMap(result => foundOf(result, known.get(String(result['article']))))
    },
  }
}

/**
 * Does it answer what was asked, or do they only share a word? It has half of the words, or, of a long question, a third and two at
 * least, one of them in its title.
 */
function isNear({ queryTerms, match }: SearchResult, asked: number): boolean {
  const shared = new Set(queryTerms).size
  if (shared * 2 >= asked) return true
  return shared >= 2 && shared * 3 >= asked && Object.values(match).some(fields => fields.includes('title'))
}

function foundOf({ language, terms }: SearchResult, article: Article | undefined): readonly FoundArticle[] {
  if (!article) return []
  const { id, title, body, url } = article
  const meant = new Set(terms)
  const excerpt = excerptOf(plainText(body[String(language)] ?? ''), word => meant.has(foldWord(word)))
  return [
    { id, title: title[String(language)] ?? '', excerpt, language: String(language), ...(url === undefined ? {} : { url }) },
  ]
}

// A question is a few sentences: words beyond these cost time and say nothing new.
const mostWords = 40

function wordsOf(query: string): readonly string[] {
  const words = query.slice(0, 2_000).match(/[\p{L}\p{N}]+/gu) ?? []
  return [...new Set(words.map(foldWord))].slice(0, mostWords)
}

function textsOf({ id, title, body, tags, ...about }: Article): readonly Text[] {
  return languagesOf({ id, title, body, tags, ...about }).map(language => ({
    key: keyOf(id, language),
    article: id,
    language,
    title: title[language] ?? '',
    body: plainText(body[language] ?? ''),
    tags: tags.join(' '),
  }))
}

const languagesOf = ({ title }: Article): readonly string[] => Object.keys(title)
const keyOf = (id: string, language: string): string => `${id}/${language}`
