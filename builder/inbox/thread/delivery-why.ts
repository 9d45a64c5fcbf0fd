import type { TFunction } from 'i18next'

const known = [
  'channel-gone',
  'channel-silent',
  'given-up',
  'result-invalid',
  'message-gone',
  'marked-spam',
  'no-address',
  'no-files',
  'mail-off',
  'mail-refused',
  'target-refused',
] as const

/** Why a message was not sent, in words: of what happens often in the reader's, of the rest as the channel says it. */
export function deliveryWhy(t: TFunction, code: string | undefined, why: string | undefined): string {
  const found = known.find(name => name === code)
  const words = found && t(`inbox.delivery.why.${found}`)
  const said = [words, found === undefined || tells.has(found) ? why : undefined].filter(
    text => text !== undefined && text !== '',
  )
  return said.length > 0 ? said.join(' ') : (code ?? '')
}

/** What the other side says adds to these. */
const tells: ReadonlySet<string> = new Set(['given-up', 'mail-refused', 'result-invalid'])
