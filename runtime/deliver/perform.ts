import { z } from 'zod'
import { errorWords } from '../../plugins/kit/error-words.ts'
import type { AnyServe } from '../../plugins/kit/server.ts'
import type { Clock } from '../clock/clock.ts'
import type { Inbound } from '../conversation/inbound.ts'
import { ParleyError } from '../errors/parley-error.ts'
import type { Library } from '../library/library.ts'
import type { LeasedEffect } from '../store/contract.ts'
import { type JobParts, jobOf } from './job-of.ts'
import { performingOf } from './performing.ts'
import { createRedact, type Redact } from './redact.ts'
import { retryOf } from './retry-of.ts'

/** Does an effect once. Never rejects: what goes wrong is heard as `failed`, unless it is worth trying again. */
export type Perform = (effect: LeasedEffect) => Promise<Performed>

export type Performed =
  | Extract<Inbound, { type: 'result' }>['heard']
  /** Waits before the 2nd, 3rd, ... try. */
  | { readonly type: 'again'; readonly error: string; readonly retryMs: readonly number[] }
  /** It did not come to a try: there was no place for it. */
  | { readonly type: 'later'; readonly afterMs: number }

export interface PerformParts extends JobParts {
  readonly serves: ReadonlyMap<string, AnyServe>
  readonly library: Pick<Library, 'load'>
  readonly clock: Clock
}

/**
 * Runs a plugin's server half, in its time. What is worth another try is `again`, as often as the plugin says; what comes back, and
 * what goes wrong, is heard without the values of secrets that the plugin has ever opened.
 */
export function createPerform({ serves, library, clock, ...parts }: PerformParts): Perform {
  const redacts = new Map<string, Redact>()
  return async effect => {
    const { action, node } = effect
    const control = new AbortController()
    const redact = redacts.get(action) ?? createRedact()
    redacts.set(action, redact)
    const serve = serves.get(action)
    const { limitMs, tries } = performingOf(serve?.performing)
    const cancel = clock.after(limitMs, () => control.abort(new ParleyError('target_timeout', { target: action })))
    let crowded: ReturnType<typeof jobOf>['crowded'] = () => undefined
    try {
      if (!serve) throw new ParleyError('plugin_gone', { node, what: action })
      const program = await library.load(effect.flow, effect.version)
      const config = program.nodes.get(node)?.config
      if (!config) throw new ParleyError('plugin_gone', { node, what: action })
      const made = jobOf(parts, serve, effect, { config, signal: control.signal, redact })
      crowded = made.crowded
      const result = redact.json(await Promise.race([call(serve, made.job), aborted(control.signal)]))
      const read = serve.action.result?.safeParse(result)
      if (read && !read.success) return failed('result_invalid', z.prettifyError(read.error))
      return { type: 'performed', result: read ? read.data : (result ?? null) }
    } catch (error) {
      const late = crowded()
      if (late && !control.signal.aborted) return { type: 'later', afterMs: late.afterMs }
      const { code, message } = readable(error, redact)
      const waitMs = control.signal.aborted ? undefined : retryOf(error, effect.attempts, tries)
      if (waitMs === undefined) return failed(code, message)
      const line = { plugin: action, conversation: effect.conversation, node, attempt: effect.attempts }
      parts.log({ ...line, level: 'warn', message: `tried again in ${waitMs} ms`, data: { effect: effect.id, code, message } })
      return { type: 'again', error: `${code}: ${message}`, retryMs: Array<number>(effect.attempts).fill(waitMs) }
    } finally {
      cancel()
    }
  }
}

function failed(code: string, message: string): { type: 'failed'; error: { code: string; message: string } } {
  return { type: 'failed', error: { code, message: message.slice(0, 500) } }
}

// An error may name its own code; anything else that is thrown has none.
function readable(error: unknown, redact: Redact): { code: string; message: string } {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? redact.text(error.code) : ''
  const message = redact.text(errorWords(error)).slice(0, 500)
  return { code: /^[a-z][a-z0-9_-]{0,63}$/.test(code) ? code : 'failed', message }
}

// The serve's own types and the runtime's meet here.
function call(serve: AnyServe, job: object): Promise<unknown> {
  return serve.perform(job as never)
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true }))
}
