import type { Config } from '../contract.ts'
import { drop, keep, keeps, kept, mayKeep } from './kept.ts'
import { settings } from './settings.ts'
import { warn } from './warn.ts'

/** What the server may say: what to show, that there is nothing for now, or why it says nothing. */
type Answer = Partial<Config> & {
  readonly againMs?: number
  /** Where nothing is shown: something else would ask before anything is kept. */
  readonly cookies?: true
  /** What it wants to be told with the next page: how many there were, and since when. */
  readonly visit?: string
  readonly error?: { readonly code: string; readonly message: string }
}

/**
 * Asks what to show on this page: the one request before the visitor does something. Rejects with an error that says why, and
 * `isFinal` when the server has nothing to show here; without a message that is as it is meant to be, `againMs` until it may change.
 */
export async function askConfig(): Promise<Config> {
  const { origin, identificationToken: vouched, identificationEmail: email } = settings
  const token = vouched || kept('token')
  let status = 0
  let body: Answer = {}
  try {
    const answer = await fetch(configAddress(location.href), { headers: token ? { authorization: `Bearer ${token}` } : {} })
    body = Object(await answer.json())
    ;({ status } = answer)
  } catch {}
  const { display, identified, againMs, error } = body
  const isOk = status === 200
  const isOther = Boolean(vouched) && isOk && `${identified}`.toLowerCase() !== `${email}`.toLowerCase()
  if (token && (status === 401 || isOther)) {
    // Who this visitor was is no longer known, or not who the page says: a stranger is welcome too.
    if (vouched) {
      warn('identificationToken refused, or not of', email)
      settings.identificationToken = ''
    } else drop('token')
    return askConfig()
  }
  if (isOk) {
    keep('visit', body.visit)
    mayKeep((display ?? body).cookies === undefined || kept('cookies') !== undefined)
    for (const complaint of display?.complaints ?? []) warn(complaint)
    // A boundary: an answer with a display has all the rest.
    if (display) return { ...body, display: keeps ? { ...display, cookies: undefined } : display } as Config
  }
  const { code = status, message = `no answer from ${origin}: is it up, in connect-src, open to this site?` } = error ?? {}
  throw Object.assign(new Error(isOk ? '' : `${message} (${code})`), {
    // Too many questions (429) is no answer about this page.
    isFinal: isOk || /^4(?!29)/.test(`${status}`),
    againMs,
  })
}

/** The address that is asked. What the server would not understand stays away: the fragment, and pages that are no web page. */
export function configAddress(href: string): string {
  const [url] = /^https?:[^#]{1,3990}/.exec(href) ?? []
  const { timeZone: tz } = Intl.DateTimeFormat().resolvedOptions()
  // JSON leaves out what is not set.
  const asked = JSON.parse(JSON.stringify({ ...settings, url, referrer: document.referrer, tz, visit: kept('visit') }, names))
  return `${settings.origin}/api/visitor/config?${new URLSearchParams(asked)}`
}

const names = [
  'channel',
  'flow',
  'language',
  'colour',
  'theme',
  'position',
  'enableWidgetCookieBanner',
  'url',
  'referrer',
  'tz',
  'visit',
]
