import type { Tokens } from '../oauth/create-tokens.ts'
import { SignInError } from '../oauth/sign-in-error.ts'

/** The access token that connections to one server sign in with. */
export interface Given {
  /** Finds out that there is one, before anything is connected. Errors: `SignInError`, those of the store. */
  check(): Promise<void>
  /** The server has refused the last. Error: `SignInError`, when another is no better. */
  renew(refusal: Error): Promise<void>
  /** As the library asks for it: each time, since only we know when it ends. `renew`: the server has refused the last. */
  readonly provide: (user: string, renew: boolean, done: (error: Error | null, token?: string, until?: number) => void) => void
}

export function createGiven(tokens: Tokens): Given {
  let last = ''
  const renew = async (why: string): Promise<string> => {
    const another = last === '' ? await tokens.current() : await tokens.renewed(last)
    if (another === undefined) throw new SignInError('token-refused', why)
    last = another
    return another
  }
  const current = async (): Promise<string> => {
    last = await tokens.current()
    return last
  }
  const asked = async (isRefused: boolean): Promise<{ readonly token?: string; readonly error?: Error }> => {
    try {
      return { token: isRefused ? await renew('the mail server refused a new token') : await current() }
    } catch (error) {
      return { error: error instanceof Error ? error : new Error(String(error)) }
    }
  }
  return {
    async check() {
      await tokens.current()
    },
    async renew({ message }) {
      await renew(message)
    },
    provide(_user, isRefused, done) {
      const give = async (): Promise<void> => {
        const { token, error } = await asked(isRefused)
        done(error ?? null, token, longAgo)
      }
      void give()
    },
  }
}

/** It has ended already: the next connection asks again. */
const longAgo = 1
