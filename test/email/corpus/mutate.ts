import fc from 'fast-check'

type Change = (bytes: Buffer, at: number, with_: number) => Buffer

const splice = (bytes: Buffer, at: number, gone: number, put: Uint8Array): Buffer =>
  Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + gone)])

/** Bytes that mean something to readers of mails. */
const meaningful = [
  '\r\n',
  '\n\n',
  '\n--',
  '=',
  '=?',
  '?=',
  '<',
  '>',
  '"',
  ';',
  ':',
  '\0',
  '\xff\xfe',
  '\xed\xa0\x80',
  '<div>',
  '</blockquote>',
  '<blockquote type=cite>',
  '> ',
  '-- \n',
  '(',
  '@',
  '%',
  "*0*=utf-8''",
  'multipart/mixed; boundary=',
  'base64',
  'charset=',
  '&#',
  ' wrote:\n',
  'From: ',
].map(text => Buffer.from(text, 'latin1'))

const changes: readonly Change[] = [
  (bytes, at, value) => splice(bytes, at, 1, Buffer.of(value % 256)),
  (bytes, at, value) => splice(bytes, at, value % 200, Buffer.alloc(0)),
  (bytes, at) => bytes.subarray(0, at),
  (bytes, at, value) => splice(bytes, at, 0, meaningful[value % meaningful.length] ?? Buffer.alloc(0)),
  (bytes, at, value) => splice(bytes, at, 0, bytes.subarray(value % bytes.length, (value % bytes.length) + 200)),
  (bytes, at, value) =>
    splice(
      bytes,
      at,
      0,
      Buffer.concat(Array.from({ length: value % 100 }, () => meaningful[value % meaningful.length] ?? Buffer.alloc(0))),
    ),
]

/** One change of a mail: which kind, where in 10,000 of it, and with what. */
const change = fc.tuple(fc.nat(changes.length - 1), fc.nat(9_999), fc.nat(65_535))

/** Up to six changes, one after the other. */
export const changesToMake = fc.array(change, { minLength: 1, maxLength: 6 })

/** A mail with changes made to it. */
export function mutated(raw: Buffer, list: readonly (readonly [kind: number, at: number, value: number])[]): Buffer {
  return list.reduce((bytes, [kind, at, value]) => {
    if (bytes.length === 0) return bytes
    return changes[kind]?.(bytes, Math.floor((bytes.length * at) / 10_000), value) ?? bytes
  }, raw)
}
