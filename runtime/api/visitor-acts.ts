import type { z } from 'zod'
import type { Act } from '../conversation/inbound.ts'
import type { VisitorTokens } from '../people/visitor-tokens.ts'
import type { Answered, Turns } from '../turn/turns.ts'
import type { Admit, From } from './allow-origins.ts'
import type { Arrive } from './arrivals.ts'
import { type Caller, visitorOf } from './caller.ts'
import type { visitorBodies } from './contract.ts'
import type { Introduce } from './introduce.ts'
import { languagesOf } from './languages-of.ts'

type Body<Name extends keyof ReturnType<typeof visitorBodies>> = z.output<ReturnType<typeof visitorBodies>[Name]>

/** What a visitor does to conversations: the same over HTTP and by the socket. */
export interface VisitorActs {
  /** Without a visitor's token one is made. `token` is that of whoever has begun it. Errors: `channel_unknown`, `origin_refused`. */
  begin(caller: Caller, body: Body<'begin'>, from: From): Promise<Answered & { readonly token: string }>
  say(visitorId: string, conversation: string, body: Body<'say'>): Promise<Answered>
  askForPerson(visitorId: string, conversation: string, clientMsgId: string): Promise<Answered>
}

export function createVisitorActs(
  turns: Turns,
  tokens: VisitorTokens,
  admit: Admit,
  introduce: Introduce,
  arrive: Arrive,
): VisitorActs {
  return {
    async begin(caller, body, from) {
      const { language, flow, channel, tz, page, opening, clientMsgId, ...act } = body
      const home = await turns.channelOf({ flow, channel, opening })
      const settings = admit(from, home)
      if (caller.kind === 'visitor') await introduce(caller, home)
      const isNamed = flow !== undefined || opening !== undefined
      const arrival = isNamed ? undefined : await arrive(caller, { ...page, language, tz }, from, settings)
      const { visitorToken, ...answered } = await turns.begin({
        flow,
        channel,
        tz,
        page,
        opening,
        clientMsgId,
        languages: languagesOf(from.acceptLanguage, language),
        ...(arrival ? { arrival } : {}),
        ...(isAct(act) ? { act } : {}),
        ...(caller.kind === 'visitor' ? { visitorId: caller.id } : {}),
      })
      if (visitorToken !== undefined) tokens.learn(visitorToken, answered.record.visitorId)
      return { ...answered, token: visitorToken ?? visitorOf({ caller }).token }
    },
    say: (visitorId, conversation, { clientMsgId, ...act }) => turns.say(visitorId, conversation, clientMsgId, act),
    askForPerson: (visitorId, conversation, clientMsgId) => turns.askForPerson(visitorId, conversation, clientMsgId),
  }
}

function isAct({ text, choice, fields, fileId }: Act): boolean {
  return [text, choice, fields, fileId].some(part => part !== undefined)
}
