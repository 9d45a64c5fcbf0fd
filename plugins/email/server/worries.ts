import type { Line, Trouble } from '../../kit/server.ts'

/** What is wrong with reading and with sending, told as one. */
export interface Worries {
  tell(part: 'reading' | 'sending', trouble: Trouble | undefined): void
}

/** Sending comes first: what waits to leave is waited for. */
export function createWorries({ trouble }: Pick<Line<unknown>, 'trouble'>): Worries {
  const worries: { reading?: Trouble | undefined; sending?: Trouble | undefined } = {}
  let told: Trouble | undefined
  return {
    tell(part, found) {
      worries[part] = found
      const worst = worries.sending ?? worries.reading
      if (worst?.code === told?.code && worst?.why === told?.why) return
      told = worst
      trouble(worst)
    },
  }
}
