import { readEmail } from '../../plugins/kit/answers/read-email.ts'
import { mailAction } from '../conversation/mail.ts'
import type { ConversationRecord } from '../conversation/record.ts'
import type { Store } from '../store/contract.ts'
import type { LeasedIntake } from '../store/intake.ts'
import type { Kept } from './read-incoming.ts'

/** Where something goes that came. */
export interface Found {
  /** The conversation that it goes on with; without one it begins one. */
  readonly own?: ConversationRecord
  /** Told by what was answered: it goes on there however long that was over. */
  readonly stays?: true
  /** It answers one in which whoever sent it is not known. */
  readonly setApart?: { readonly conversation: string; readonly address?: string }
}

/**
 * Finds where it belongs: by the token in the address it was sent to, by what it answers, by its thread, by whoever sent it. A token may
 * lead to a conversation of another channel, and so may a mail that this server itself sent for one: then only for whoever is known there.
 */
export function createFindConversation({
  conversations,
  intake,
  letters,
  contacts,
}: Pick<Store, 'conversations' | 'intake' | 'letters' | 'contacts'>): (item: LeasedIntake, kept: Kept) => Promise<Found> {
  const isKnownIn = async ({ id, said }: ConversationRecord, address: string | undefined): Promise<boolean> => {
    if (address === undefined) return false
    const linked = await contacts.ofConversation(id)
    return [said['email'], linked?.contact.email].some(
      known => typeof known === 'string' && readEmail(known)?.toLowerCase() === address,
    )
  }
  const answered = async (channel: string, { conversation, answers = [] }: Kept): Promise<ConversationRecord | undefined> => {
    const named = conversation === undefined ? undefined : await conversations.get(conversation)
    if (named) return named
    for (const id of answers) {
      const place = (await letters.find(channel, id)) ?? (await letters.find(mailAction, id))
      const record = place && (await conversations.get(place.conversation))
      if (record) return record
    }
    return undefined
  }

  return async ({ channel, sender, conversation }, kept) => {
    // Its first turn was made: the rest belongs there.
    const begun = conversation === undefined ? undefined : await conversations.get(conversation)
    if (begun) return { own: begun }
    const found = await answered(channel, kept)
    if (found?.channelId === channel) return { own: found, stays: true }
    if (found) {
      const { email } = kept.said
      if (await isKnownIn(found, email?.toLowerCase())) return { own: found, stays: true }
      return { setApart: { conversation: found.id, ...(email === undefined ? {} : { address: email }) } }
    }
    const met = await intake.conversationOf(channel, sender, kept.thread)
    const own = met === undefined ? undefined : await conversations.get(met)
    return own ? { own } : {}
  }
}
