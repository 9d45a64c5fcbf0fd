import type { Clock } from '../clock/clock.ts'
import { ParleyError } from '../errors/parley-error.ts'
import type { Limits } from '../settings/limits.ts'
import { foldEmail } from '../store/fold-email.ts'
import type { KeptUser, People } from '../store/people.ts'
import { noteOf } from './by.ts'
import type { KeptPeople } from './kept-people.ts'
import { createLoginGuards } from './login-guards.ts'
import type { Passwords } from './passwords.ts'
import type { Sessions, SignedIn, SignedInFrom } from './sessions.ts'

/** Proving who one is by a password. */
export interface SignIn {
  /** Errors: `login_failed`, the same for nobody, a wrong password and somebody disabled; `login_locked`; `overloaded`. */
  signIn(email: string, password: string, from: SignedInFrom): Promise<SignedIn>
  /** Is this still who it was? Counts as a try to sign in. Errors: `password_wrong`, `login_locked`, `overloaded`. */
  confirm(user: KeptUser, password: string, address: string): Promise<void>
  /** A new password was set by a link: what was tried before counts no more. */
  forgive(user: KeptUser): void
}

export interface SignInParts {
  readonly kept: KeptPeople
  readonly store: People
  readonly passwords: Passwords
  readonly sessions: Sessions
  readonly limits: Limits
  readonly clock: Clock
  readonly onError: (error: unknown) => void
}

/** How much later than its answer a lock is written down: at once it would tell who is on the team by the time it takes. */
const noteAfterMs = 1_000

export function createSignIn({ kept, store, passwords, sessions, limits, clock, onError }: SignInParts): SignIn {
  const guards = createLoginGuards(limits, clock)

  const noteLock = (user: KeptUser, address: string): void => {
    const write = (): Promise<void> =>
      kept.change(at => ({
        change: { audit: [noteOf({ actor: 'system', address }, at, 'login-locked', user.id)] },
        give: undefined,
      }))
    clock.after(noteAfterMs, () => void write().catch(onError))
  }
  const fits = async (user: KeptUser | undefined, account: string, password: string, address: string): Promise<boolean> => {
    const attempt = guards.begin({ account, isKnown: user !== undefined, address })
    const hash = await store.password(user?.id ?? '')
    const isRight = (await passwords.fits(password, hash)) && user?.isDisabled === false
    if (isRight) attempt.passed()
    else if (attempt.isLast && user) noteLock(user, address)
    return isRight
  }

  return {
    async signIn(email, password, from) {
      const account = foldEmail(email)
      const user = [...kept.users.values()].find(one => foldEmail(one.email) === account)
      if (!(await fits(user, account, password, from.address)) || !user) throw new ParleyError('login_failed')
      const hash = await store.password(user.id)
      const isWeak = hash !== undefined && passwords.isWeak(hash)
      const stronger = isWeak ? { passwords: [{ user: user.id, hash: await passwords.hash(password) }] } : {}
      return kept.change(now => {
        // Meanwhile somebody may have been quicker: a session must not outlive being disabled.
        if (kept.users.get(user.id)?.isDisabled !== false) throw new ParleyError('login_failed')
        const signedIn = sessions.begin(user.id, from, now)
        const audit = [
          noteOf({ actor: `agent:${user.id}`, address: from.address }, now, 'login', user.id, { browser: from.browser }),
        ]
        return { change: { ...stronger, sessions: sessions.opening(signedIn.session, now), audit }, give: signedIn }
      })
    },
    async confirm(user, password, address) {
      if (!(await fits(user, foldEmail(user.email), password, address))) throw new ParleyError('password_wrong')
    },
    forgive: user => guards.forget(foldEmail(user.email)),
  }
}
