import type { Refusal } from './refusal.ts'

/** How an error of the runtime is said to whoever filled in the form; undefined where it is none that could be expected. */
export function troubleOf(error: unknown): Refusal | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'incoming_invalid') return { status: 422, code, notice: 'not-taken' }
  return code === 'too_busy' ||
    code === 'store_unavailable' ||
    code === 'overloaded' ||
    code === 'storage_full' ||
    code === 'shutting_down'
    ? { status: 503, code, notice: 'later' }
    : undefined
}
