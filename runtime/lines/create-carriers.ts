import { errorWords } from '../../plugins/kit/error-words.ts'
import type { Carried, Sent } from '../../plugins/kit/server.ts'
import type { Channels } from '../channels/channels.ts'
import type { OpenChannels } from './open-channels.ts'

/** A channel whose letters stand in for another. */
export interface Carrier {
  /** Whom it speaks for, where its settings say so. */
  readonly name?: string
  /** Sends one, under a key that is the same at every try. Never rejects. */
  carry(key: string, letter: Carried): Promise<Sent>
}

/** Finds what carries letters of an inbox: a channel of that inbox, so that answers come in where people look for them, else the first. */
export function createCarriers(
  channels: Pick<Channels, 'list'>,
  open: Pick<OpenChannels, 'get'>,
): (inbox: string) => Carrier | undefined {
  return inbox => {
    const able = channels.list().flatMap(channel => {
      const carry = channel.paused ? undefined : open.get(channel.id)?.carry
      return carry ? [{ carry, channel }] : []
    })
    const chosen = able.find(({ channel }) => channel.inbox === inbox) ?? able[0]
    if (!chosen) return undefined
    const name = chosen.channel.config['name']
    return {
      ...(typeof name === 'string' && name !== '' ? { name } : {}),
      async carry(key, letter) {
        try {
          return await chosen.carry(letter, key)
        } catch (error) {
          return { type: 'retry', afterMs: 0, why: errorWords(error).slice(0, 300) }
        }
      },
    }
  }
}
