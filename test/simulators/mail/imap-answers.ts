import type { Mailbox, StoredMail } from './mailbox.ts'

/** `UID SEARCH`: what the client asked, as uids. */
export function searchAnswer(query: string, { mails }: Mailbox, twice: boolean): string {
  const found = mails.filter(matching(query, mails)).map(({ uid }) => uid)
  return `* SEARCH${(twice ? [...found, ...found] : found).map(uid => ` ${uid}`).join('')}\r\n`
}

function matching(query: string, mails: readonly StoredMail[]): (mail: StoredMail) => boolean {
  const since = /SINCE "?(\d{1,2}-[A-Za-z]{3}-\d{4})/i.exec(query)?.[1]
  if (since !== undefined) return ({ at }) => at >= Date.parse(`${since} 00:00:00 GMT`)
  const [, from = '1', to = '*'] = /UID (\d+)(?::(\d+|\*))?/i.exec(query) ?? []
  const last = mails.at(-1)?.uid ?? 0
  // As the protocol has it: `9:*` names the last mail also where that is 3.
  const [low, high] = [Number(from), to === '*' ? Math.max(last, 0) : Number(to)]
  return ({ uid }) => uid >= Math.min(low, high) && uid <= Math.max(low, high)
}

/** `UID FETCH` of one mail. */
export function fetchAnswer(query: string, { mails }: Mailbox): readonly Buffer[] {
  const [, uid = '0'] = /UID FETCH (\d+)/i.exec(query) ?? []
  const at = mails.findIndex(mail => mail.uid === Number(uid))
  const mail = mails[at]
  if (!mail) return []
  const parts: (string | Buffer)[] = [`* ${at + 1} FETCH (UID ${uid}`]
  if (/RFC822\.SIZE/i.test(query)) parts.push(` RFC822.SIZE ${mail.size}`)
  if (/INTERNALDATE/i.test(query)) parts.push(` INTERNALDATE "${internalDate(mail.at)}"`)
  if (/BODY(\.PEEK)?\[\]/i.test(query)) parts.push(` BODY[] {${mail.raw.length}}\r\n`, mail.raw)
  if (/BODY(\.PEEK)?\[HEADER\]/i.test(query)) {
    const head = headOf(mail.raw)
    parts.push(` BODY[HEADER] {${head.length}}\r\n`, head)
  }
  return [...parts, ')\r\n'].map(part => (typeof part === 'string' ? Buffer.from(part) : part))
}

function headOf(raw: Buffer): Buffer {
  const end = raw.indexOf('\r\n\r\n')
  return end === -1 ? raw : raw.subarray(0, end + 4)
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

function internalDate(at: number): string {
  const date = new Date(at)
  const two = (value: number): string => String(value).padStart(2, '0')
  const time = [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()].map(two).join(':')
  return `${two(date.getUTCDate())}-${months[date.getUTCMonth()]}-${date.getUTCFullYear()} ${time} +0000`
}
