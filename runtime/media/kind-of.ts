import { createReadStream } from 'node:fs'
import { fileTypeFromFile } from 'file-type'
import { type Kind, type Kinds, textKinds } from './kinds.ts'

/** Why a file is not taken: nothing is in it, its name ends in something else, or its content is not what the name says. */
export type Refusal = 'empty' | 'ending' | 'content'

/** What kind of file lies at `path`: its content has to agree with how its name ends. */
export async function kindOf(path: string, bytes: number, name: string, kinds: Kinds): Promise<Kind | Refusal> {
  if (bytes === 0) return 'empty'
  const ending = endingOf(name)
  if (!Object.values(kinds).some(kind => kind.endings.includes(ending))) return 'ending'
  if (Object.hasOwn(textKinds, ending)) return (await isPlainText(path)) ? (kinds[ending] ?? 'ending') : 'content'
  const found = await lookInto(path)
  const kind = found !== undefined && Object.hasOwn(kinds, found) ? kinds[found] : undefined
  return kind?.endings.includes(ending) ? kind : 'content'
}

function endingOf(name: string): string {
  return /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
}

async function lookInto(path: string): Promise<string | undefined> {
  try {
    return (await fileTypeFromFile(path))?.ext
  } catch {
    // It was made to break whoever looks into it, or cannot be read: either way nobody can say what it is.
    return undefined
  }
}

/** UTF-8 through and through, without the characters that only machines write. */
async function isPlainText(path: string): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const chunk of createReadStream(path)) if (control.test(decoder.decode(chunk, { stream: true }))) return false
    return !control.test(decoder.decode())
  } catch {
    return false
  }
}

// What separates words, lines and pages stands in texts.
const control = /(?![\t\n\f\r\u0085])\p{Cc}/u
