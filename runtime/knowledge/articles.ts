import type { Localised } from '../../plugins/kit/text.ts'

/** What an author writes of an article: its languages are those of its title, and the text has the same ones. */
export interface ArticleBody {
  readonly title: Localised
  /** Markdown, as in the chat. */
  readonly body: Localised
  readonly tags: readonly string[]
  /** Where it stands on a site; without one it is read in the chat. */
  readonly url?: string
  /** Visitors find only what is published. */
  readonly isPublished: boolean
}

export interface Article extends ArticleBody {
  readonly id: string
  readonly revision: number
  /** ms since 1970. */
  readonly updatedAt: number
  /** The actor: `agent:<id>`, `api:<id>`. */
  readonly updatedBy: string
}

/** An article that was searched for, in the language that suits who asked best. */
export interface FoundArticle {
  readonly id: string
  readonly title: string
  /** What it says around what was searched for, without Markdown. */
  readonly excerpt: string
  readonly language: string
  readonly url?: string
}

export interface SearchAbout {
  readonly language: string
  /** 1 to 20. */
  readonly limit: number
  /** Only articles with one of these. */
  readonly tags?: readonly string[]
}

/** What the installation knows: articles that visitors are answered with. */
export interface Articles {
  /** Those changed last come first. */
  list(): readonly Article[]
  find(id: string): Article | undefined
  /** Writes one, or anew; `revision` 0 adds one. Errors: `article_unknown`, `revision_stale`. */
  put(id: string, revision: number, about: ArticleBody, by: string): Promise<Article>
  /** Error: `article_unknown`. */
  remove(id: string): Promise<void>
  /** Published articles that answer a question, the best first; none when nothing comes near. */
  search(query: string, about: SearchAbout): Promise<readonly FoundArticle[]>
}
