import type { Trouble } from '../../kit/server.ts'
import { oneLine } from './compose/subject.ts'
import { SignInError } from './oauth/sign-in-error.ts'
import { type TroubleCode, troubleOf } from './remedies.ts'

const codes: Readonly<Record<string, TroubleCode>> = {
  secret_missing: 'password-missing',
  secret_unreadable: 'password-missing',
  EAUTH: 'sign-in-refused',
  ENOAUTH: 'sign-in-refused',
  ETLS: 'encryption',
  UPGRADE_TIMEOUT: 'encryption',
  EPROTO: 'encryption',
  target_private: 'unreachable',
  target_unreachable: 'unreachable',
  target_refused: 'unreachable',
  target_failed: 'unreachable',
  ECONNREFUSED: 'unreachable',
  EDNS: 'unreachable',
  ENOTFOUND: 'unreachable',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  ETIMEDOUT: 'unreachable',
  CONNECT_TIMEOUT: 'unreachable',
  GREETING_TIMEOUT: 'unreachable',
}

/** What an error of connecting or signing in means for people. `what`: which of the two servers. */
export function connectTrouble(error: unknown, what: 'IMAP' | 'SMTP'): Trouble {
  const { code, why, isRefused } = detailsOf(error)
  if (error instanceof SignInError) return troubleOf(error.trouble, `${what}: ${why}`)
  const isTls =
    /^ERR_(SSL|TLS)|CERT|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)/.test(code) || /wrong version number|certificate/i.test(why)
  const isNobody = /\b(ECONNREFUSED|ENOTFOUND|EHOSTUNREACH|ENETUNREACH)\b/.test(why)
  const known = isRefused ? 'sign-in-refused' : isTls ? 'encryption' : isNobody ? 'unreachable' : codes[code]
  return troubleOf(known ?? 'interrupted', `${what}: ${why}`)
}

function detailsOf(error: unknown): { readonly code: string; readonly why: string; readonly isRefused: boolean } {
  if (!(error instanceof Error)) return { code: '', why: String(error), isRefused: false }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  const said = 'responseText' in error && typeof error.responseText === 'string' ? error.responseText : error.message
  const isRefused = 'authenticationFailed' in error && error.authenticationFailed === true
  return { code, why: oneLine(said).slice(0, 250), isRefused }
}
