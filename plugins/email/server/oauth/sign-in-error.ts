import type { TroubleCode } from '../remedies.ts'

/** Why there is no signing in with a token. Its kind stands apart from `code`, which libraries write over. */
export class SignInError extends Error {
  readonly trouble: TroubleCode

  constructor(trouble: TroubleCode, why: string) {
    super(why)
    this.name = 'SignInError'
    this.trouble = trouble
  }
}
