import { ParleyError } from '../errors/parley-error.ts'
import { shortId } from './contract.ts'

/** The id of a conversation in an address. What is no id is not looked up: it is as unknown as one that nobody has. */
export function conversationIn({ id }: { readonly id: string }): string {
  if (!shortId.safeParse(id).success) throw new ParleyError('conversation_unknown', { id })
  return id
}

/** The id of a channel in an address. */
export function channelIn({ id }: { readonly id: string }): string {
  if (!shortId.safeParse(id).success) throw new ParleyError('channel_unknown', { id })
  return id
}

/** The id of a plugin in an address. */
export function pluginIn({ id }: { readonly id: string }): string {
  if (!shortId.safeParse(id).success) throw new ParleyError('plugin_unknown', { id })
  return id
}

/** The id of an inbox in an address. */
export function inboxIn({ id }: { readonly id: string }): string {
  if (!shortId.safeParse(id).success) throw new ParleyError('inbox_unknown', { id })
  return id
}

/** The id of a snippet in an address. */
export function snippetIn({ id }: { readonly id: string }): string {
  if (!shortId.safeParse(id).success) throw new ParleyError('snippet_unknown', { id })
  return id
}

/** The id of an article in an address. The search has an address of its own among them. */
export function articleIn({ id }: { readonly id: string }): string {
  if (!shortId.safeParse(id).success || id === 'search') throw new ParleyError('article_unknown', { id })
  return id
}

/** The id of a flow in an address. */
export function flowIn({ id }: { readonly id: string }): string {
  if (!shortId.safeParse(id).success) throw new ParleyError('flow_unknown', { id })
  return id
}

/** The id of a medium in an address. */
export function mediumIn({ id }: { readonly id: string }): string {
  if (!shortId.safeParse(id).success) throw new ParleyError('media_unknown', { id })
  return id
}

/** The id of a contact in an address. */
export function contactIn({ id }: { readonly id: string }): string {
  if (!shortId.safeParse(id).success) throw new ParleyError('contact_unknown', { id })
  return id
}

/** The id of a merge in an address, of a contact that is there. */
export function mergeIn({ id, merge }: { readonly id: string; readonly merge: string }): string {
  if (!shortId.safeParse(merge).success) throw new ParleyError('merge_unknown', { id, merge })
  return merge
}

/** The id of a ticket in an address. */
export function ticketIn({ id }: { readonly id: string }): string {
  if (!shortId.safeParse(id).success) throw new ParleyError('ticket_unknown', { id })
  return id
}

/** The number of a flow's version in an address. */
export function versionIn({ id, version }: { readonly id: string; readonly version: string }): number {
  if (!/^[1-9]\d{0,8}$/.test(version)) throw new ParleyError('version_unknown', { id, version })
  return Number(version)
}

/** The id of a team in an address. One that objects have by themselves names none. */
export function teamIn({ id }: { readonly id: string }): string {
  if (!shortId.safeParse(id).success || id in {}) throw new ParleyError('team_unknown', { id })
  return id
}
