import { pictureReaders } from '../media/picture/picture.ts'
import type { NewFile } from '../store/intake.ts'

/** What one letter may have in its page, bytes: it is all read at once to be shown. */
const mostBytes = 5_000_000
/** A browser holds four bytes for each. */
const mostPixels = 32_000_000

interface GivenFile {
  readonly name: string
  readonly bytes: Uint8Array
  readonly inPage?: string | undefined
}

/** Files of a message, and apart from them the pictures that its page shows. */
export interface SortedFiles {
  readonly files: readonly NewFile[]
  readonly pictures: readonly NewFile[]
}

/**
 * Tells pictures that a letter's page shows in their place from files that came along. What says that it is a picture and is none, or is
 * too large to stand in a page, is a file like any other.
 */
export function sortFiles(given: readonly GivenFile[], hasPage: boolean): SortedFiles {
  const files: NewFile[] = []
  const pictures: NewFile[] = []
  const seen = new Set<string>()
  let left = mostBytes
  for (const { name, bytes, inPage } of given) {
    const picture = hasPage && inPage !== undefined && bytes.byteLength <= left ? readPicture(bytes) : undefined
    if (!picture || inPage === undefined || seen.has(inPage)) {
      files.push({ name, bytes })
      continue
    }
    seen.add(inPage)
    left -= picture.bytes.byteLength
    pictures.push({ name, bytes: picture.bytes, picture: { cid: inPage, type: picture.type } })
  }
  return { files, pictures }
}

// What its content says it is counts, and where it was taken is nobody's business.
function readPicture(bytes: Uint8Array): { readonly type: string; readonly bytes: Uint8Array } | undefined {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (const [type, read] of pictureReaders) {
    const picture = read(whole)
    if (picture) return picture.width * picture.height <= mostPixels ? { type, bytes: picture.bytes } : undefined
  }
  return undefined
}
