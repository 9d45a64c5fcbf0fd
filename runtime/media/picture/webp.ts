import type { Picture } from './picture.ts'

/** Chunks of camera data, and the flags of the header that say they are there. */
const telling: ReadonlySet<string> = new Set(['EXIF', 'XMP '])
const tellingFlags = 0x0c

/** RIFF: chunks of name, length and data, each filled up to an even length. */
export function readWebp(bytes: Buffer): Picture | undefined {
  if (bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WEBP') return undefined
  const end = 8 + bytes.readUInt32LE(4)
  if (end > bytes.length) return undefined
  const kept: Buffer[] = []
  let size: Size | undefined
  for (let at = 12; at + 8 <= end; ) {
    const name = bytes.toString('latin1', at, at + 4)
    const length = bytes.readUInt32LE(at + 4)
    const next = at + 8 + length + (length % 2)
    // Some writers leave out what fills the last one up.
    if (at + 8 + length > end) return undefined
    const data = bytes.subarray(at + 8, at + 8 + length)
    size ??= sizeIn(name, data)
    if (!telling.has(name)) kept.push(bytes.subarray(at, Math.min(next, end)))
    at = next
  }
  return size && { ...size, bytes: joined(bytes, kept) }
}

type Size = Pick<Picture, 'width' | 'height'>

function sizeIn(name: string, data: Buffer): Size | undefined {
  switch (name) {
    case 'VP8X':
      return { width: 1 + data.readUIntLE(4, 3), height: 1 + data.readUIntLE(7, 3) }
    case 'VP8L': {
      const bits = data.readUInt32LE(1)
      return data.readUInt8(0) === 0x2f ? { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) } : undefined
    }
    case 'VP8 ':
      return data.readUIntBE(3, 3) === 0x9d012a
        ? { width: data.readUInt16LE(6) & 0x3fff, height: data.readUInt16LE(8) & 0x3fff }
        : undefined
    default:
      return undefined
  }
}

function joined(bytes: Buffer, chunks: readonly Buffer[]): Buffer {
  const whole = Buffer.concat([bytes.subarray(0, 12), ...chunks])
  if (whole.length === bytes.length) return bytes
  whole.writeUInt32LE(whole.length - 8, 4)
  if (whole.toString('latin1', 12, 16) === 'VP8X') whole.writeUInt8(whole.readUInt8(20) & ~tellingFlags, 20)
  return whole
}
