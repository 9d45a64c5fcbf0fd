import { z } from 'zod'
import { errorWords } from '../../kit/index.ts'
import type { Line } from '../../kit/server.ts'
import type { MessengerConfig } from '../config.ts'
import { proofOf } from './signature.ts'

/** What went wrong with a call. */
export interface Fault {
  /** 0 where no code was given. */
  readonly code: number
  readonly subcode: number
  readonly why: string
  /** It never left, so nothing can have come of it. */
  readonly isUnsent: boolean
  /** How long nothing more is taken, ms, where that was said. */
  readonly waitMs?: number
}

export type Called<T> = { readonly ok: true; readonly json: T } | { readonly ok: false; readonly fault: Fault }

export interface Call {
  readonly method?: 'GET' | 'POST' | 'DELETE'
  /** Below the version, without a slash before it. */
  readonly path: string
  readonly query?: Readonly<Record<string, string>>
  readonly body?: object
  readonly signal?: AbortSignal
  /** Asks as the app instead of as the Page. */
  readonly asApp?: true
}

/** Calls the Graph API: each with a token, and the proof that whoever has it knows the secret. Never rejects for what the API says. */
export interface Graph {
  call<T>(call: Call, answer: z.ZodType<T>): Promise<Called<T>>
}

type GraphLine = Pick<Line<MessengerConfig>, 'config' | 'secret' | 'fetch'>

export function createGraph({ config, secret, fetch }: GraphLine): Graph {
  return {
    async call({ method = 'GET', path, query = {}, body, signal, asApp }, model) {
      const appSecret = await secret(config.appSecret)
      const token = asApp ? `${config.app}|${appSecret}` : await secret(config.pageToken)
      const asked = new URLSearchParams({ ...query, access_token: token, appsecret_proof: proofOf(token, appSecret) })
      const url = new URL(`${config.version}/${path}?${asked}`, `${config.graph.replace(/\/$/, '')}/`)
      const headers: HeadersInit = body ? { 'content-type': 'application/json' } : {}
      const init = { method, headers, ...(body ? { body: JSON.stringify(body) } : {}), ...(signal ? { signal } : {}) }
      const answer = await fetch(url, init).catch((error: unknown) => ({ unsent: unsentBy(error), why: errorWords(error) }))
      if (!(answer instanceof Response)) {
        return { ok: false, fault: { code: 0, subcode: 0, why: answer.why, isUnsent: answer.unsent } }
      }
      const json = await jsonOf(answer)
      const waitMs = waitOf(answer.headers)
      const said = refusal.safeParse(json)
      if (said.success) {
        const { code, error_subcode: subcode, message, error_user_msg: forPeople } = said.data.error
        const why = `${forPeople ?? message} (${code}/${subcode})`.slice(0, 300)
        return { ok: false, fault: { code, subcode, why, isUnsent: false, ...(waitMs === undefined ? {} : { waitMs }) } }
      }
      const read = model.safeParse(json)
      if (answer.ok && read.success) return { ok: true, json: read.data }
      const why = `it answered ${answer.status}${json === undefined ? ', and no JSON' : ''}`
      // What a broken server answers before it does anything is told from what nobody can be sure of.
      const isRefused = answer.status === 429 || answer.status >= 500
      return { ok: false, fault: { code: answer.status === 429 ? 4 : isRefused ? 2 : 0, subcode: 0, why, isUnsent: false } }
    },
  }
}

const whole = z.coerce.number().int().catch(0)
const refusal = z.object({
  error: z.object({
    code: whole,
    error_subcode: whole.default(0),
    message: z.string().catch(''),
    error_user_msg: z.string().optional().catch(undefined),
  }),
})

async function jsonOf(answer: Response): Promise<unknown> {
  try {
    return JSON.parse(await answer.text())
  } catch {
    return undefined
  }
}

// Bytes went out unless there was nobody to send them to.
function unsentBy(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if ('code' in error && error.code === 'target_refused') return true
  const { cause } = error
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' && nobody.has(cause.code)
}

const nobody: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
])

const usage = z.record(z.string(), z.array(z.object({ estimated_time_to_regain_access: z.number().min(0).catch(0) })))

// In minutes, by what is used.
function waitOf(headers: Headers): number | undefined {
  try {
    const read = usage.safeParse(JSON.parse(headers.get('x-business-use-case-usage') ?? ''))
    const minutes = Math.max(
      0,
      ...Object.values(read.data ?? {}).flatMap(all => all.map(one => one.estimated_time_to_regain_access)),
    )
    return minutes > 0 ? minutes * 60_000 : undefined
  } catch {
    return undefined
  }
}
