import type { Line } from '../../../kit/server.ts'

/** Waits so long and no longer: `late` is called before it rejects. */
export async function within<T>(clock: Line<unknown>['clock'], ms: number, work: Promise<T>, late: () => void): Promise<T> {
  let cancel = (): void => {}
  const limit = new Promise<never>((_, reject) => {
    cancel = clock.after(ms, () => {
      late()
      reject(new Error(`the mail server did not answer for ${Math.round(ms / 1_000)} s`))
    })
  })
  try {
    return await Promise.race([work, limit])
  } finally {
    cancel()
  }
}
