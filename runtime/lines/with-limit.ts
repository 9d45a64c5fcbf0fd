import type { Clock } from '../clock/clock.ts'
import { ParleyError } from '../errors/parley-error.ts'

/** What a plugin promises, or the error that it took too long. What comes of it after that is nobody's. Error: `target_timeout`. */
export async function withLimit<T>(
  clock: Clock,
  ms: number,
  target: string,
  work: (signal: AbortSignal) => Promise<T> | T,
): Promise<T> {
  const control = new AbortController()
  const late = new ParleyError('target_timeout', { target })
  const cancel = clock.after(ms, () => control.abort(late))
  const ended = new Promise<never>((_, reject) => {
    control.signal.addEventListener('abort', () => reject(late), { once: true })
  })
  try {
    return await Promise.race([Promise.resolve().then(() => work(control.signal)), ended])
  } finally {
    cancel()
  }
}
