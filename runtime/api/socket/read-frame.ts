import { z } from 'zod'
import { clientMsgId } from '../contract.ts'
import { findOddText } from '../find-odd-text.ts'

/** A frame as it was sent, or where it is wrong. */
export type Read<Frame> =
  | { readonly frame: Frame }
  | {
      readonly field: string
      /** The message it was about, when that can be told. */
      readonly clientMsgId?: string
      /** A text that is too long is no sign of a client that does not know the frames. */
      readonly onlyTooLong: boolean
    }

/** How deep a frame may be nested. */
const deepest = 16

/** Reads frames: one JSON object in text, of one of the shapes there are. */
export function createReadFrame<Frame>(
  model: z.ZodType<Frame>,
): (data: Buffer | ArrayBuffer | Buffer[], isBinary: boolean) => Read<Frame> {
  return (data, isBinary) => {
    if (isBinary || !Buffer.isBuffer(data)) return { field: 'binary', onlyTooLong: false }
    const json = jsonOf(data.toString())
    if (typeof json !== 'object' || json === null) return { field: 'JSON', onlyTooLong: false }
    const odd = findOddText(json, deepest)
    if (odd !== undefined) return { field: odd === 'too deep' || odd.path === '' ? 'JSON' : odd.path, onlyTooLong: false }
    const read = model.safeParse(json)
    if (read.success) return { frame: read.data }
    const { issues } = read.error
    const named = about.safeParse(json)
    return {
      field: fieldOf(issues[0]),
      onlyTooLong: issues.every(({ code, path }) => code === 'too_big' && path.length === 1 && path[0] === 'text'),
      ...(named.success ? named.data : {}),
    }
  }
}

const about = z.object({ clientMsgId })

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function fieldOf(issue: z.core.$ZodIssue | undefined): string {
  const keys = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : []
  const field = [...(issue?.path ?? []), ...keys].map(String).join('.').slice(0, 200)
  return field === '' ? 'type' : field
}
