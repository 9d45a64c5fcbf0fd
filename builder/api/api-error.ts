/** What the server, or the line to it, says is wrong. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  /** One of the table of codes; `offline` when no answer came, `broken_answer` when it was none of ours. */
  readonly code: string
  /** 0: no answer came. */
  readonly status: number
  readonly details: unknown
  /** When the same may well succeed, ms from now. */
  readonly retryAfterMs: number | undefined

  constructor(about: { code: string; message: string; status: number; details?: unknown; retryAfterMs?: number | undefined }) {
    super(about.message)
    this.code = about.code
    this.status = about.status
    this.details = about.details
    this.retryAfterMs = about.retryAfterMs
  }
}

/** Did nobody answer at all? */
export function isOffline(error: unknown): boolean {
  return error instanceof ApiError && error.status === 0
}

/** The error's code; undefined for what is none of the API's. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof ApiError ? error.code : undefined
}
