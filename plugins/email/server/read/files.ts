import { caps } from './caps.ts'
import { oneLine } from './head/addresses.ts'
import type { MailFile, MailFileKind } from './mail.ts'
import { readValued } from './mime/content-type.ts'
import { decodeWords } from './mime/encoded-words.ts'
import { headOf } from './mime/head.ts'
import type { Part } from './mime/parts.ts'
import { decodeTransfer } from './mime/transfer.ts'
import { said } from './said.ts'

/** What came along with a mail, as files. */
export function readFiles(attached: readonly Part[]): { readonly files: readonly MailFile[]; readonly isCut: boolean } {
  const kept = attached.filter(({ bytes }) => bytes.length > 0)
  return { files: kept.slice(0, caps.files).map(fileOf), isCut: kept.length > caps.files }
}

function fileOf(part: Part, place: number): MailFile {
  const bytes = decodeTransfer(part.bytes, part.head.first('content-transfer-encoding'))
  const type = part.type.value
  const named = readValued(part.head.first('content-disposition')).parameters.get('filename') ?? part.type.parameters.get('name')
  const kind = kindOf(type, named ?? '')
  const name = fileName(named ?? (kind === 'mail' ? subjectIn(bytes) : undefined), type, kind, place)
  const cid = decodeWords(part.head.first('content-id') ?? '').replace(/[<>\s]/g, '')
  return { name, type, kind, bytes, ...(cid === '' ? {} : { cid: cid.slice(0, 500) }) }
}

function kindOf(type: string, name: string): MailFileKind {
  if (/^message\/(?:rfc822|global)$/.test(type) || /\.eml$/i.test(name)) return 'mail'
  if (/^application\/(?:vnd\.)?ms-tnef$/.test(type) || /^winmail\.dat$/i.test(name)) return 'outlook'
  if (type === 'text/calendar' || type === 'application/ics') return 'calendar'
  if (/^application\/(?:x-)?pkcs7-signature$|^application\/pgp-signature$/.test(type)) return 'signature'
  if (/^application\/(?:x-)?pkcs7-mime$|^application\/pgp-encrypted$/.test(type) || /^encrypted\.asc$/i.test(name))
    return 'encrypted'
  return /^message\/|^text\/rfc822-headers$/.test(type) ? 'report' : 'file'
}

const endings: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/svg+xml': 'svg',
  'text/plain': 'txt',
  'text/html': 'html',
  'text/calendar': 'ics',
  'text/csv': 'csv',
  'text/vcard': 'vcf',
  'text/x-vcard': 'vcf',
  'audio/mpeg': 'mp3',
  'application/pkcs7-signature': 'p7s',
  'application/x-pkcs7-signature': 'p7s',
  'application/pkcs7-mime': 'p7m',
  'application/x-pkcs7-mime': 'p7m',
  'application/pgp-signature': 'asc',
  'application/pgp-encrypted': 'asc',
  'application/ms-tnef': 'dat',
}
const kindEndings: Partial<Record<MailFileKind, string>> = { mail: 'eml', report: 'txt' }

/** The last piece of a path at most, one line, with an ending. */
function fileName(named: string | undefined, type: string, kind: MailFileKind, place: number): string {
  const known = kindEndings[kind] ?? endings[type] ?? /^[a-z]+\/([a-z0-9]{2,5})$/.exec(type)?.[1] ?? 'bin'
  const last = kind === 'mail' ? named?.replace(/[/\\]/g, '-') : named?.split(/[/\\]/).at(-1)
  const plain = oneLine((last ?? '').replace(/[\p{Cc}<>:"|?*]/gu, ' ')).replace(/^\.+/, '')
  if (plain === '') return `${kind === 'file' && type.startsWith('image/') ? 'picture' : kind}-${place + 1}.${known}`
  if (/\.[a-z0-9]{1,10}$/i.test(plain) && !(kind === 'mail' && !/\.eml$/i.test(plain))) return shortened(plain)
  return `${plain.slice(0, 190)}.${known}`
}

/** At most 200 characters: the ending stays. */
function shortened(name: string): string {
  const dot = name.lastIndexOf('.')
  return name.length <= 200 ? name : `${name.slice(0, 180)}${name.slice(dot)}`
}

function subjectIn(mail: Buffer): string | undefined {
  const head = headOf(
    mail
      .subarray(0, caps.headBytes)
      .toString('latin1')
      .split(/\r?\n\r?\n/, 1)[0] ?? '',
  )
  return said(oneLine(decodeWords(head.first('subject') ?? '')))
}
