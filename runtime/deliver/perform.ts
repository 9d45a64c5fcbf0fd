import { z } from 'zod'
import type { AnyServe } from '../../plugins/kit/server.ts'
import type { Clock } from '../clock/clock.ts'
import type { Inbound } from '../conversation/inbound.ts'
import { ParleyError } from '../errors/parley-error.ts'
import type { Library } from '../library/library.ts'
import type { LeasedEffect } from '../store/contract.ts'
import type { GuardedFetch } from './guarded-fetch.ts'

/** Runs a plugin's server half once. Never rejects: what goes wrong is heard as `failed`. */
export type Perform = (effect: LeasedEffect) => Promise<Extract<Inbound, { type: 'result' }>['heard']>

export interface PerformParts {
  readonly serves: ReadonlyMap<string, AnyServe>
  readonly library: Pick<Library, 'load'>
  readonly fetch: GuardedFetch
  readonly clock: Clock
  /** ms one call may take. */
  readonly limitMs?: number
}

export function createPerform({ serves, library, fetch, clock, limitMs = 15_000 }: PerformParts): Perform {
  return async effect => {
    const control = new AbortController()
    const cancel = clock.after(limitMs, () => control.abort(new ParleyError('target_timeout', { target: effect.action })))
    try {
      const serve = serves.get(effect.action)
      if (!serve) throw new ParleyError('plugin_gone', { node: effect.node, what: effect.action })
      const program = await library.load(effect.flow, effect.version)
      const config = program.nodes.get(effect.node)?.config
      if (!config) throw new ParleyError('plugin_gone', { node: effect.node, what: effect.action })
      const job = { config, input: effect.input, key: effect.id, signal: control.signal, fetch }
      const result = await Promise.race([call(serve, job), aborted(control.signal)])
      const read = serve.action.result?.safeParse(result)
      if (read && !read.success) return failed('result_invalid', z.prettifyError(read.error))
      return { type: 'performed', result: read ? read.data : (result ?? null) }
    } catch (error) {
      const code = error instanceof ParleyError ? error.code : 'failed'
      return failed(code, error instanceof Error ? error.message : String(error))
    } finally {
      cancel()
    }
  }
}

function failed(code: string, message: string): { type: 'failed'; error: { code: string; message: string } } {
  return { type: 'failed', error: { code, message: message.slice(0, 500) } }
}

// The serve's own types and the runtime's meet here.
function call(serve: AnyServe, job: object): Promise<unknown> {
  return serve.perform(job as never)
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true }))
}
