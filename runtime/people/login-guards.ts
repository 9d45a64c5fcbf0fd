import type { Clock } from '../clock/clock.ts'
import { ParleyError } from '../errors/parley-error.ts'
import type { Limits } from '../settings/limits.ts'
import { addressKey } from './address-key.ts'
import { createLoginGuard, type GuardRules } from './login-guard.ts'

/** Guesses, counted for each account and for each address they come from. */
export interface LoginGuards {
  /** A password is about to be looked at. Error: `login_locked`, saying when to come back; then nothing was counted. */
  begin(attempt: Attempted): { passed(): void; readonly isLast: boolean }
  /** What was tried on an account before counts no more. */
  forget(account: string): void
}

export interface Attempted {
  /** The folded email. */
  readonly account: string
  /** Is there somebody? Both are counted alike; of those who are there none is ever forgotten, however many are made up. */
  readonly isKnown: boolean
  readonly address: string
}

const quarterHour = 900_000

export function createLoginGuards(limits: Limits, clock: Clock): LoginGuards {
  const free = limits.loginFailuresBeforeWait
  const account: GuardRules = {
    free,
    most: limits.loginTriesPerQuarterHourPerAccount,
    windowMs: quarterHour,
    firstWaitMs: 60_000,
    longestWaitMs: 3_600_000,
    keys: 20_000,
  }
  const guards = {
    known: createLoginGuard({ ...account, keys: Number.POSITIVE_INFINITY }, clock),
    unknown: createLoginGuard(account, clock),
    // A whole office may come from one.
    address: createLoginGuard(
      { ...account, most: limits.loginTriesPerQuarterHourPerIp, firstWaitMs: 1_000, longestWaitMs: quarterHour },
      clock,
    ),
  }
  return {
    begin({ account, isKnown, address }) {
      const own = isKnown ? guards.known : guards.unknown
      const from = addressKey(address)
      const seconds = Math.max(own.waitSeconds(account), guards.address.waitSeconds(from))
      if (seconds > 0) throw new ParleyError('login_locked', { seconds })
      own.begin(account)
      guards.address.begin(from)
      return {
        isLast: own.waitSeconds(account) > 0,
        passed() {
          guards.address.passed(from, false)
          own.passed(account, true)
        },
      }
    },
    forget(account) {
      guards.known.forget(account)
    },
  }
}
