import { ParleyError } from '../errors/parley-error.ts'
import { shortId } from './contract.ts'

/** The id of a conversation in an address. What is no id is not looked up: it is as unknown as one that nobody has. */
export function conversationIn({ id }: { readonly id: string }): string {
  if (!shortId.safeParse(id).success) throw new ParleyError('conversation_unknown', { id })
  return id
}

/** The id of a flow in an address. */
export function flowIn({ id }: { readonly id: string }): string {
  if (!shortId.safeParse(id).success) throw new ParleyError('flow_unknown', { id })
  return id
}

/** The number of a flow's version in an address. */
export function versionIn({ id, version }: { readonly id: string; readonly version: string }): number {
  if (!/^[1-9]\d{0,8}$/.test(version)) throw new ParleyError('version_unknown', { id, version })
  return Number(version)
}
