import type { TeamFrame } from '../../runtime/api/contract.ts'
import type { Clock } from '../clock.ts'

/** Says that somebody types: often enough that it holds, no more. */
export type Typing = (conversation: string, on: boolean, note: boolean) => void

/** It holds for 6 s at the server. */
const everyMs = 3_000

export function createTyping(clock: Clock, send: (frame: TeamFrame) => void): Typing {
  let said: { readonly conversation: string; readonly note: boolean; readonly at: number } | undefined
  return (conversation, on, note) => {
    const isSame = said?.conversation === conversation && said.note === note
    if (on ? said && isSame && Math.abs(clock.now() - said.at) < everyMs : said?.conversation !== conversation) return
    said = on ? { conversation, note, at: clock.now() } : undefined
    send({ type: 'typing', conversation, on, note })
  }
}
