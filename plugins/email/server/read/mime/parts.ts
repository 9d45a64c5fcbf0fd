import { caps } from '../caps.ts'
import { readValued, type Valued } from './content-type.ts'
import { type Head, readHead } from './head.ts'

/** One part of a mail, the mail itself the first: headers and what they describe, still encoded. */
export interface Part {
  readonly head: Head
  readonly type: Valued
  readonly bytes: Buffer
  readonly parts: readonly Part[]
}

interface OpenPart {
  readonly part: Part & { bytes: Buffer; readonly parts: Part[] }
  readonly bodyAt: number
  /** What separates its parts; undefined for one that has none. */
  readonly border: string | undefined
}

/**
 * Takes a mail apart in one pass: of all that is open, the innermost part that a border belongs to goes on. Mails within mails stay
 * whole. Beyond a cap, and where borders are missing, what is left is the body of the part that is open.
 */
export function readParts(bytes: Buffer): { readonly root: Part; readonly isCut: boolean } {
  const whole = bytes.subarray(0, caps.bytes)
  const end = whole.length
  let isCut = whole.length < bytes.length
  let count = 0
  const open: OpenPart[] = []

  const begin = (at: number, parentType: string | undefined): OpenPart => {
    const { head, bodyAt } = readHead(whole, at, end)
    if (head.isCut) isCut = true
    const type = typeOf(head, parentType)
    const isMulti = type.value.startsWith('multipart/')
    if (isMulti && open.length >= caps.depth) isCut = true
    const border = isMulti && open.length < caps.depth ? borderOf(type, whole, bodyAt, end) : undefined
    count += 1
    const found: OpenPart = { part: { head, type, bytes: whole.subarray(bodyAt, end), parts: [] }, bodyAt, border }
    open.at(-1)?.part.parts.push(found.part)
    open.push(found)
    return found
  }
  const closeDownTo = (index: number, at: number): void => {
    for (const { part, bodyAt } of open.splice(index)) part.bytes = whole.subarray(bodyAt, Math.max(bodyAt, at))
  }

  const root = begin(0, undefined).part
  let borders = 0
  for (const { at, lineEnd } of dashLines(whole, open[0]?.bodyAt ?? 0, end, () => open.at(-1)?.bodyAt ?? 0)) {
    if (++borders > caps.borders || count > caps.parts) {
      isCut = true
      break
    }
    const line = whole
      .subarray(at + 2, Math.min(lineEnd, at + 300))
      .toString('latin1')
      .trimEnd()
    const index = open.findLastIndex(({ border }) => border !== undefined && (line === border || line === `${border}--`))
    const owner = open[index]
    if (owner === undefined) continue
    closeDownTo(index + 1, bodyEnd(whole, at))
    if (line === owner.border) begin(Math.min(lineEnd + 1, end), owner.part.type.value)
    // What follows its last border belongs to the part around it, which may have more.
    else closeDownTo(index, at)
    if (open.length === 0) break
  }
  const isBroken = open.some(({ part, border }) => border !== undefined && part.parts.length === 0)
  closeDownTo(0, end)
  return { root, isCut: isCut || isBroken }
}

/** Lines that begin with two dashes. A part that begins meanwhile has its headers passed over. */
function* dashLines(
  bytes: Buffer,
  start: number,
  end: number,
  bodyAt: () => number,
): Generator<{ readonly at: number; readonly lineEnd: number }> {
  let from = Math.max(0, start - 1)
  const endOf = (at: number): number => {
    const next = bytes.indexOf(10, at)
    return next === -1 || next > end ? end : next
  }
  for (;;) {
    // The body that has begun may itself begin with a border.
    const found = bytes.indexOf('\n--', Math.max(from, bodyAt() - 1), 'latin1')
    if (found === -1 || found >= end) return
    const at = found + 1
    yield { at, lineEnd: endOf(at) }
    from = at
  }
}

/** The line break before a border belongs to the border. */
function bodyEnd(bytes: Buffer, at: number): number {
  const beforeFeed = bytes[at - 1] === 10 ? at - 1 : at
  return bytes[beforeFeed - 1] === 13 ? beforeFeed - 1 : beforeFeed
}

function typeOf(head: Head, parentType: string | undefined): Valued {
  const type = readValued(head.first('content-type'))
  if (/^[^/\s]+\/[^/\s]+$/.test(type.value)) return type
  const value = type.value === 'html' ? 'text/html' : parentType === 'multipart/digest' ? 'message/rfc822' : 'text/plain'
  return { value, parameters: type.parameters }
}

/** As the type says; where it says none, as the first line that looks like a border. */
function borderOf(type: Valued, bytes: Buffer, bodyAt: number, end: number): string | undefined {
  const said = type.parameters.get('boundary')?.trimEnd()
  if (said !== undefined && said !== '') return said.length <= 200 ? said : undefined
  const at = bytes.subarray(bodyAt, Math.min(end, bodyAt + 10_000)).toString('latin1')
  return /(?:^|\n)--([^\s-][^\r\n]{0,198})/.exec(at)?.[1]?.trimEnd()
}
