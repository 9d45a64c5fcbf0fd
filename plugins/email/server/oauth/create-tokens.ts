import type { EmailLine } from '../email-line.ts'
import { askTokens, type Granted } from './ask-tokens.ts'
import { tokenUrlOf } from './providers.ts'
import { inRotation, keepToken, keepUnkept } from './rotation.ts'
import { SignInError } from './sign-in-error.ts'

/** Access tokens of one mailbox, for reading and for sending alike. */
export interface Tokens {
  /** One that holds for some minutes yet. Errors: `SignInError`, those of the store. */
  current(): Promise<string>
  /** Another than this one, which a mail server has refused; undefined: it was given out a moment ago, so that another is no better. */
  renewed(refused: string): Promise<string | undefined>
}

interface Held {
  readonly token: string
  /** Ms since 1970. */
  readonly since: number
  readonly until: number
}

/** So long before its end an access token is replaced. */
const earlyMs = 300_000
const freshMs = 60_000
/** So long a provider that has refused for good is left alone: new secrets open the channel anew. */
const refusedMs = 600_000

/** Asks the provider only when somebody needs a token, and once for all who need one. */
export function createTokens(line: EmailLine): Tokens {
  const { config, clock } = line
  let held: Held | undefined
  let refusal: { readonly error: SignInError; readonly until: number } | undefined
  let flying: Promise<Held> | undefined

  const refresh = (): Promise<Held> => {
    flying ??= inRotation(line, renew).finally(() => {
      flying = undefined
    })
    return flying
  }
  const renew = async (): Promise<Held> => {
    await keepUnkept(line)
    const since = clock.now()
    if (refusal && refusal.until > since) throw refusal.error
    const refreshToken = await secret(config.refreshToken)
    const granted = await ask(refreshToken)
    // Nobody gets the one before what it came with is safe: the old refresh token may have ended.
    const next = granted.refreshToken ?? refreshToken
    if (next !== refreshToken) await keepToken(line, config.refreshToken, refreshToken, next)
    held = { token: granted.accessToken, since, until: since + granted.forMs }
    return held
  }
  const ask = async (refreshToken: string): Promise<Granted> => {
    // Apps that are installed on a machine have none, and are refused when they send one.
    const clientSecret = await secret(config.clientSecret).catch(unlessMissing)
    try {
      return await askTokens(line, tokenUrlOf(config), {
        grant_type: 'refresh_token',
        refresh_token: refreshToken,
        client_id: config.clientId,
        ...(clientSecret === undefined ? {} : { client_secret: clientSecret }),
      })
    } catch (error) {
      if (error instanceof SignInError && error.trouble !== 'token-server') refusal = { error, until: clock.now() + refusedMs }
      throw error
    }
  }
  const secret = async (name: string): Promise<string> => {
    try {
      return await line.secret(name)
    } catch (error) {
      throw isMissing(error) ? new SignInError('tokens-missing', error.message) : error
    }
  }
  return {
    async current() {
      const now = clock.now()
      const before = held
      if (before && before.until - now > Math.min(earlyMs, (before.until - before.since) / 2)) return before.token
      try {
        return (await refresh()).token
      } catch (error) {
        // What still holds is used while the provider is away.
        if (before && before.until > clock.now()) return before.token
        throw error
      }
    },
    async renewed(refused) {
      if (held?.token === refused) {
        if (clock.now() - held.since < freshMs) return undefined
        held = undefined
      }
      return (held ?? (await refresh())).token
    },
  }
}

function unlessMissing(error: unknown): undefined {
  if (!(error instanceof SignInError)) throw error
}

function isMissing(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && (error.code === 'secret_missing' || error.code === 'secret_unreadable')
}
