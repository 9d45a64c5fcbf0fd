import { createHmac, timingSafeEqual } from 'node:crypto'

/** Names of conversations that nobody can make up: for addresses that answers come back to. */
export interface ReplyTokens {
  /** 42 letters and digits, all lower case. */
  of(conversation: string): string
  /** The conversation of such a token; undefined for one that is not ours. Letters may have become capitals on the way. */
  conversation(token: string): string | undefined
}

// An id is 22 letters of 6 bits each: that is four more than 16 bytes hold.
const idLetters = 22
const idBytes = 17
const macBytes = 9
const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'

/** `secret` is the installation's own, for this alone. */
export function createReplyTokens(secret: string): ReplyTokens {
  const macOf = (id: Uint8Array): Buffer => createHmac('sha256', secret).update(id).digest().subarray(0, macBytes)
  return {
    of(conversation) {
      const id = Buffer.from(`${conversation}A`, 'base64url').subarray(0, idBytes)
      return written(Buffer.concat([id, macOf(id)]))
    },
    conversation(token) {
      const bytes = read(token.toLowerCase())
      if (!bytes) return undefined
      const id = bytes.subarray(0, idBytes)
      return timingSafeEqual(bytes.subarray(idBytes), macOf(id)) ? id.toString('base64url').slice(0, idLetters) : undefined
    },
  }
}

const length = Math.ceil(((idBytes + macBytes) * 8) / 5)

function written(bytes: Uint8Array): string {
  let text = ''
  let held = 0
  let bits = 0
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += alphabet[(held >> bits) & 31]
    }
    held &= (1 << bits) - 1
  }
  return bits === 0 ? text : text + alphabet[(held << (5 - bits)) & 31]
}

/** Undefined for what nobody has written so: each token is written in one way alone. */
function read(text: string): Buffer | undefined {
  if (text.length !== length) return undefined
  const bytes: number[] = []
  let held = 0
  let bits = 0
  for (const letter of text) {
    const value = alphabet.indexOf(letter)
    if (value === -1) return undefined
    held = (held << 5) | value
    bits += 5
    if (bits >= 8) {
      bits -= 8
      bytes.push(held >> bits)
      held &= (1 << bits) - 1
    }
  }
  return held === 0 ? Buffer.from(bytes) : undefined
}
