import type { Picture } from './picture.ts'

/** The size stands in its first ten bytes. */
export function readGif(bytes: Buffer): Picture | undefined {
  if (!/^GIF8[79]a$/.test(bytes.toString('latin1', 0, 6))) return undefined
  return { width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8), bytes }
}
