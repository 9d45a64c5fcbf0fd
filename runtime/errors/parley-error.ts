import type { ErrorCode } from './codes.ts'

/** An error of the table: code, the thing it is about, and details a program can read. */
export class ParleyError extends Error {
  override readonly name = 'ParleyError'
  readonly code: ErrorCode
  /** What the message quotes: `{ id: 'c1' }`. */
  readonly params: Readonly<Record<string, string | number>>
  readonly details?: unknown

  constructor(
    code: ErrorCode,
    params: Readonly<Record<string, string | number>> = {},
    options: { details?: unknown; cause?: unknown } = {},
  ) {
    super(`${code} ${JSON.stringify(params)}`, { cause: options.cause })
    this.code = code
    this.params = params
    if (options.details !== undefined) this.details = options.details
  }
}
