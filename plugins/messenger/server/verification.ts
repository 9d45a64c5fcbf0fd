import { isSame } from './signature.ts'

/**
 * What is answered to who asks whether this is the address of a webhook: the challenge, or nothing. `search` is the address's query
 * as it came: a name that stands there twice is a trick.
 */
export function challengeOf(search: string, verifyToken: string): string | undefined {
  const query = new URLSearchParams(search)
  const only = (name: string): string => {
    const values = query.getAll(name)
    return values.length === 1 ? (values[0] ?? '') : ''
  }
  const challenge = only('hub.challenge')
  const isAsked = only('hub.mode') === 'subscribe' && isSame(only('hub.verify_token'), verifyToken)
  // What is sent back as it came must not be able to be anything but a code.
  return isAsked && /^[A-Za-z0-9_.-]{1,200}$/.test(challenge) ? challenge : undefined
}
