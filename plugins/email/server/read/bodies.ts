import { caps } from './caps.ts'
import { unflow } from './fold/flowed.ts'
import { decodeText } from './mime/charset.ts'
import { readValued } from './mime/content-type.ts'
import type { Part } from './mime/parts.ts'
import { decodeTransfer } from './mime/transfer.ts'
import { withoutArmour } from './pgp-armour.ts'

/** One stretch of what a mail says, as it was written: plain, in HTML, or both. */
export interface Stretch {
  readonly plain?: string
  readonly html?: string
}

/** What of a mail is to be read, and what came along with it. */
export interface Bodies {
  readonly stretches: readonly Stretch[]
  readonly attached: readonly Part[]
  readonly isCut: boolean
}

/** Tells the words of a mail from what came along. */
export function readBodies(root: Part): Bodies {
  const stretches: Stretch[] = []
  const attached: Part[] = []
  let left: number = caps.bodyBytes
  let isCut = false

  const wordsOf = (part: Part): Stretch => {
    const encoded = part.bytes.subarray(0, left * 3)
    const bytes = decodeTransfer(encoded, part.head.first('content-transfer-encoding'))
    const kept = bytes.subarray(0, left)
    if (kept.length < bytes.length || encoded.length < part.bytes.length) isCut = true
    left -= kept.length
    const label = part.type.parameters.get('charset')
    if (isHtml(part)) return { html: decodeText(kept, label ?? charsetInHtml(kept)) }
    const text = decodeText(kept, label)
    if (/^\s*<(?:!doctype html|html)[\s>]/i.test(text)) return { html: text }
    const isFlowed = part.type.parameters.get('format')?.toLowerCase() === 'flowed'
    return { plain: withoutArmour(isFlowed ? unflow(text, part.type.parameters.get('delsp')?.toLowerCase() === 'yes') : text) }
  }

  /** The words of an alternative: the best of each kind, one beside the other. */
  const alternative = (parts: readonly Part[]): void => {
    const leaves = parts.flatMap(leavesOf)
    const html = leaves.findLast(leaf => isHtml(leaf) && isWords(leaf))
    const plain = leaves.find(leaf => !isHtml(leaf) && isWords(leaf))
    if (plain || html) stretches.push({ ...(plain && wordsOf(plain)), ...(html && wordsOf(html)) })
    attached.push(...leaves.filter(leaf => !isWords(leaf)))
  }

  const walk = (part: Part, isFirst: boolean): void => {
    const type = part.type.value
    if (part.parts.length === 0) {
      // Broken borders: all of it is words still.
      if (type.startsWith('multipart/') || isWords(part, isFirst)) {
        if (part.bytes.length > 0 || isFirst) stretches.push(wordsOf(part))
      } else attached.push(part)
    } else if (type === 'multipart/alternative') alternative(part.parts)
    else if (type === 'multipart/related') related(part.parts, part.type.parameters.get('start'), isFirst)
    else for (const [place, each] of part.parts.entries()) walk(each, isFirst && place === 0)
  }
  /** One page and what it shows. */
  const related = (parts: readonly Part[], start: string | undefined, isFirst: boolean): void => {
    const root = parts.find(({ head }) => start !== undefined && head.first('content-id') === start) ?? parts[0]
    for (const part of parts) {
      if (part === root) walk(part, isFirst)
      else attached.push(...leavesOf(part))
    }
  }
  walk(root, true)
  return { stretches, attached, isCut }
}

const leavesOf = (part: Part): readonly Part[] => (part.parts.length === 0 ? [part] : part.parts.flatMap(leavesOf))

const isHtml = ({ type }: Part): boolean => type.value === 'text/html' || type.value === 'application/xhtml+xml'

/** Words to read, not a file of words. The first of a mail may have a name and is still what it says. */
function isWords(part: Part, isFirst = false): boolean {
  if (!/^text\/(?:plain|html|markdown|enriched|x-[a-z-]*plain)$/.test(part.type.value) && !isHtml(part)) return false
  const disposition = readValued(part.head.first('content-disposition'))
  if (disposition.value === 'attachment' || disposition.parameters.has('filename')) return false
  return isFirst || !part.type.parameters.has('name')
}

/** Where no header says it, the page may. */
function charsetInHtml(bytes: Buffer): string | undefined {
  return /<meta[^>]{0,200}charset\s*=\s*["']?([\w.:-]{1,40})/i.exec(bytes.subarray(0, 4_096).toString('latin1'))?.[1]
}
