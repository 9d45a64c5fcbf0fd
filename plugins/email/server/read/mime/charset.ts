import { isUtf8 } from 'node:buffer'

/** Names that mails use and the standard does not know, by the ones it does. */
const aliases: Readonly<Record<string, string>> = {
  cp932: 'shift_jis',
  'x-ms-cp932': 'shift_jis',
  cp936: 'gbk',
  cp949: 'euc-kr',
  cp950: 'big5',
  'x-big5': 'big5',
  'big5-hkscs': 'big5',
  'iso-2022-jp-ms': 'iso-2022-jp',
  'cp-850': 'windows-1252',
  cp850: 'windows-1252',
  utf8mb4: 'utf-8',
  unicode: 'utf-8',
}

/** Labels that are written on everything, whatever it is. */
const meansNothing = new Set([
  '',
  'us-ascii',
  'ascii',
  'ansi_x3.4-1968',
  'unknown-8bit',
  'x-unknown',
  'unknown',
  'default',
  'binary',
  '8bit',
])

/**
 * Bytes as text. A label that is missing, unknown, or not true of these bytes means UTF-8 where they are that, else Windows-1252.
 * NUL and halves of characters are dropped.
 */
export function decodeText(bytes: Uint8Array, label: string | undefined): string {
  const named =
    label
      ?.trim()
      .replace(/^["']|["']$/g, '')
      .toLowerCase() ?? ''
  const decoder = meansNothing.has(named) ? undefined : decoderOf(aliases[named] ?? named)
  const isUtf8 = decoder === undefined || decoder.encoding === 'utf-8'
  return cleanText(isUtf8 ? decodeUtf8(bytes, decoder !== undefined) : decodeAs(decoder, bytes))
}

/** Without NUL and without halves of characters. */
export function cleanText(text: string): string {
  return (text.isWellFormed() ? text : text.replace(/\p{Surrogate}/gu, '')).replaceAll('\0', '')
}

function decodeUtf8(bytes: Uint8Array, isLabelled: boolean): string {
  if (isUtf8(bytes))
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      .toString('utf8')
      .replace(/^\ufeff/, '')
  const lenient = new TextDecoder('utf-8').decode(bytes)
  // Cut within a character, or one byte of it spoilt on the way: all the others are UTF-8 still.
  const broken = lenient.match(/\ufffd/g)?.length ?? 0
  const whole = lenient.match(/[^\p{ASCII}\ufffd]/gu)?.length ?? 0
  return isLabelled && whole > broken ? lenient : decodeAs(new TextDecoder('windows-1252'), bytes)
}

function decodeAs(decoder: TextDecoder, bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

function decoderOf(label: string): TextDecoder | undefined {
  try {
    return new TextDecoder(label)
  } catch {
    return undefined
  }
}
