import { errorWords } from '../../kit/index.ts'
import type { Line, Trouble } from '../../kit/server.ts'
import type { MessengerConfig } from '../config.ts'
import { doneAnswer, subscribedAnswer, tokenAnswer } from './answers.ts'
import type { Fault, Graph } from './graph.ts'
import { outcomeOf } from './outcome.ts'
import { remedies } from './remedies.ts'

/** What of a Page the app hears. */
const subscribedFields = [
  'messages',
  'messaging_postbacks',
  'messaging_optins',
  'messaging_referrals',
  'message_deliveries',
  'message_reads',
  'message_echoes',
  'message_edits',
  'message_reactions',
  'messaging_handovers',
  'standby',
  'messaging_policy_enforcement',
] as const

/**
 * Asks whether a Page could work now: what is filled in, the token, and whether the app hears the Page. One that it does not hear, as
 * after an hour of failures, it subscribes to again. What is wrong; nothing where all is well.
 */
export async function checkPage(
  { config, secret, log }: Pick<Line<MessengerConfig>, 'config' | 'secret' | 'log'>,
  graph: Graph,
  signal?: AbortSignal,
): Promise<Trouble | undefined> {
  if (config.page === '' || config.app === '' || config.verifyToken === '')
    return troubleOf('not-set-up', 'page, app or verify token is empty')
  const [pageToken, appSecret] = await Promise.allSettled([config.pageToken, config.appSecret].map(secret))
  const unreadable = [pageToken, appSecret].find(one => one?.status === 'rejected' && !isMissing(one))
  if (unreadable?.status === 'rejected') return { ...troubleOf('secret-unreadable', errorWords(unreadable.reason)), holds: true }
  const isTokenThere = pageToken?.status === 'fulfilled'
  if (!isTokenThere && appSecret?.status !== 'fulfilled') return troubleOf('secret-missing', 'neither secret is set')
  if (!isTokenThere) return troubleOf('page-token-missing', 'the Page token is not set')
  if (appSecret?.status !== 'fulfilled') return troubleOf('app-secret-missing', 'the app secret is not set')
  const asked = signal ? { signal } : {}

  const token = await graph.call(
    { path: 'debug_token', query: { input_token: pageToken.value }, asApp: true, ...asked },
    tokenAnswer,
  )
  // Whoever asks is the app: what is refused then is the app's own.
  if (!token.ok && ofApp.has(token.fault.code)) return { ...troubleOf('app-refused', token.fault.why), holds: true }
  if (!token.ok) return ofFault(token.fault)
  const { is_valid, scopes, app_id, profile_id } = token.json.data
  if (!is_valid) return { ...troubleOf('disconnected', 'the Page token is not valid'), holds: true }
  if (app_id !== undefined && app_id !== config.app) return troubleOf('not-set-up', `the Page token is of the app ${app_id}`)
  if (profile_id !== undefined && profile_id !== config.page)
    return troubleOf('page-unknown', `the Page token is of the Page ${profile_id}`)
  if (scopes && !scopes.includes('pages_messaging')) return troubleOf('needs-permission', 'the token lacks pages_messaging')

  const subscribed = await graph.call({ path: `${config.page}/subscribed_apps`, ...asked }, subscribedAnswer)
  if (!subscribed.ok)
    return subscribed.fault.code === 100 ? troubleOf('page-unknown', subscribed.fault.why) : ofFault(subscribed.fault)
  const heard = subscribed.json.data.find(({ id }) => id === config.app)?.subscribed_fields ?? []
  if (subscribedFields.every(field => heard.includes(field))) return undefined
  log('the app does not hear all of the Page: it is subscribed again', { heard: heard.length })
  const query = { subscribed_fields: subscribedFields.join(',') }
  const again = await graph.call({ method: 'POST', path: `${config.page}/subscribed_apps`, query, ...asked }, doneAnswer)
  return again.ok ? undefined : troubleOf('not-subscribed', again.fault.why)
}

/** A wrong proof, no such app, and a token of the app that is none. */
const ofApp: ReadonlySet<number> = new Set([100, 101, 190])

function isMissing({ reason }: PromiseRejectedResult): boolean {
  return reason instanceof Error && 'code' in reason && reason.code === 'secret_missing'
}

function ofFault(fault: Fault): Trouble {
  const outcome = outcomeOf(fault)
  if (outcome.type === 'hold' && outcome.trouble.code !== 'rate-limited') return outcome.trouble
  return troubleOf('graph-unreachable', fault.why)
}

function troubleOf(code: keyof typeof remedies, why: string): Trouble {
  return { code, why, remedy: remedies[code] }
}
