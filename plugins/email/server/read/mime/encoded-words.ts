import { cleanText, decodeText } from './charset.ts'
import { decodeQuotedPrintable } from './transfer.ts'

interface Word {
  readonly charset: string
  readonly bytes: Buffer
}

/** A header value with its encoded words (RFC 2047) read. Words side by side are one: characters are cut in two between them. */
export function decodeWords(value: string): string {
  let text = ''
  let end = 0
  let open: Word[] = []
  const close = (): void => {
    const [first] = open
    if (first) text += decodeText(Buffer.concat(open.map(({ bytes }) => bytes)), first.charset)
    open = []
  }
  for (const match of value.matchAll(/=\?([^?\s]{1,60})\?([bq])\?([^?]*)\?=/gi)) {
    const [whole, label = '', encoding = '', content = ''] = match
    const between = value.slice(end, match.index)
    // A language may stand behind the charset (RFC 2231).
    const charset = label.split('*')[0]?.toLowerCase() ?? ''
    const isNext = open[0]?.charset === charset && between.trim() === ''
    if (!isNext) {
      const isBetweenWords = open.length > 0 && between.trim() === ''
      close()
      if (!isBetweenWords) text += between
    }
    open.push({ charset, bytes: bytesOf(encoding, content) })
    end = match.index + whole.length
  }
  close()
  return cleanText(text + value.slice(end)).replace(/\p{Cc}+/gu, ' ')
}

function bytesOf(encoding: string, content: string): Buffer {
  if (encoding.toLowerCase() === 'b') return Buffer.from(content, 'base64')
  return decodeQuotedPrintable(Buffer.from(content.replaceAll('_', ' '), 'latin1'), { isWord: true })
}
