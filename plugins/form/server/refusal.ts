import type { FormPhrase } from '../phrases.ts'

/** What cannot be taken, and how that is said: of the fields, by name, or of the whole. */
export interface Refusal {
  readonly status: 400 | 403 | 422 | 429 | 503
  readonly code: string
  readonly notice?: FormPhrase
  readonly errors?: ReadonlyMap<string, string>
}
