/** Why a snippet came to nothing; `spent`: its process has to go. */
export class SnippetError extends Error {
  override readonly name = 'SnippetError'
  readonly code: 'snippet_failed' | 'snippet_timeout' | 'snippet_killed'
  readonly spent: boolean
  constructor(code: SnippetError['code'], message: string, spent = false) {
    super(message)
    this.code = code
    this.spent = spent
  }
}
