import type { VisitorFrame } from '../../../../runtime/api/contract.ts'
import type { Config } from '../contract.ts'
import type { ChatParts } from './contract.ts'

/** What the server is told of a new conversation beside the act. */
export type Beginning = Pick<
  Extract<VisitorFrame, { type: 'begin' }>,
  'flow' | 'channel' | 'language' | 'tz' | 'page' | 'opening'
>

/** Where the visitor is. What a page, a host or a browser made up in a way the server would refuse is left out. */
export function whereabouts({ settings, config, language = '', tz, page }: ChatParts): Omit<Beginning, 'flow' | 'opening'> {
  const { url, title, referrer } = page?.() ?? { url: '' }
  const isAddress = /^https?:/.test(url) && url.length <= 4_000
  return {
    channel: settings.channel ?? config.channel,
    language: /^[a-z]{2,3}(-[a-z0-9]{1,8}){0,4}$/i.test(language) ? language : undefined,
    tz,
    page: isAddress ? { url, title: title?.slice(0, 1_000), referrer: referrer?.slice(0, 4_000) } : undefined,
  }
}

/** How a conversation with this greeting begins. */
export const beginningOf = (parts: ChatParts, { flow, opening }: Config): Beginning => ({
  flow: flow.id,
  ...whereabouts(parts),
  opening: opening ?? undefined,
})

/** The same without what the server has no use for any more; undefined: there is nothing to leave out. */
export function plainer(begin: Beginning, code: string, flow: string | undefined): Beginning | undefined {
  if (!/^(opening_|flow_|version_)/.test(code)) return undefined
  const { opening, ...rest } = begin
  if (opening !== undefined) return rest
  return begin.flow === flow ? undefined : { ...rest, flow }
}
