/** The installation's published articles, as a job may read them. */
export interface JobArticles {
  /** Those that answer a question, the best first; none when nothing comes near. `limit`: 1 to 10, 3 unless said. */
  search(
    query: string,
    about: { readonly language: string; readonly limit?: number; readonly tags?: readonly string[] },
  ): Promise<readonly ArticleHit[]>
  /** All of one, in the language that suits best; undefined when it is there no more. */
  read(id: string, about: { readonly language: string }): Promise<ArticleText | undefined>
}

/** An article that was found. */
export interface ArticleHit {
  readonly id: string
  readonly title: string
  /** What it says around what was searched for: plain text, at most 200 characters. */
  readonly excerpt: string
  /** Where it stands on a site. */
  readonly url?: string
}

/** An article to read. */
export interface ArticleText {
  readonly title: string
  /** Markdown, at most 20,000 characters. */
  readonly text: string
  readonly url?: string
}
