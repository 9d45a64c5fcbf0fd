import { readGif } from './gif.ts'
import { readJpeg } from './jpeg.ts'
import { readPng } from './png.ts'
import { readWebp } from './webp.ts'

/** A picture as it may be shown: its size in pixels, and its bytes without what they tell of who took it, where and with what. */
export interface Picture {
  readonly width: number
  readonly height: number
  /** The very ones that were read when there was nothing to take away. */
  readonly bytes: Buffer
}

/** Reads one whole picture of a kind; `undefined` when it is none. What follows its end is not part of it. */
export type ReadPicture = (bytes: Buffer) => Picture | undefined

/** The pictures whose size we can tell, by type. */
export const pictureReaders: ReadonlyMap<string, ReadPicture> = new Map([
  ['image/png', guarded(readPng)],
  ['image/jpeg', guarded(readJpeg)],
  ['image/gif', guarded(readGif)],
  ['image/webp', guarded(readWebp)],
])

// One that breaks off before its size has been read is none; and nothing is one that has no size.
function guarded(read: ReadPicture): ReadPicture {
  return bytes => {
    try {
      const picture = read(bytes)
      return picture && picture.width > 0 && picture.height > 0 ? picture : undefined
    } catch (error) {
      if (error instanceof RangeError) return undefined
      throw error
    }
  }
}
