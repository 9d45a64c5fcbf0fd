import { orientationIn, orientationOnly } from './orientation.ts'
import type { Picture } from './picture.ts'

const startOfScan = 0xda
const endOfImage = 0xd9

/** Segments, each behind a marker; behind a scan's come its pixels, up to the next marker that is none of theirs. */
export function readJpeg(bytes: Buffer): Picture | undefined {
  if (bytes.readUInt16BE(0) !== 0xffd8) return undefined
  const kept: Buffer[] = []
  let orientation = 1
  let size: Pick<Picture, 'width' | 'height'> | undefined
  let at = 2
  for (let marker = 0; marker !== endOfImage; ) {
    if (bytes.readUInt8(at) !== 0xff) return undefined
    marker = bytes.readUInt8(at + 1)
    if (marker === endOfImage) break
    if (marker === 0xff) {
      at += 1
      continue
    }
    const end = at + 2 + bytes.readUInt16BE(at + 2)
    if (end > bytes.length) return undefined
    const segment = bytes.subarray(at, end)
    if (isFrame(marker)) size = { height: segment.readUInt16BE(5), width: segment.readUInt16BE(7) }
    orientation = orientationIn(segment) ?? orientation
    if (!isTelling(marker, segment)) kept.push(segment)
    at = end
    if (marker !== startOfScan) continue
    at = endOfPixels(bytes, at)
    kept.push(bytes.subarray(end, at))
  }
  if (!size) return undefined
  const turned = orientation >= 5 ? { width: size.height, height: size.width } : size
  const whole = Buffer.concat([
    bytes.subarray(0, 2),
    ...(orientation === 1 ? [] : [orientationOnly(orientation)]),
    ...kept,
    Buffer.from([0xff, endOfImage]),
  ])
  return { ...turned, bytes: whole.equals(bytes) ? bytes : whole }
}

function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
}

// Comments and what applications add; how colours are meant stays.
function isTelling(marker: number, segment: Buffer): boolean {
  if (marker === 0xfe) return true
  if (marker < 0xe1 || marker > 0xef) return false
  const name = segment.toString('latin1', 4, 16)
  return !(marker === 0xe2 && name.startsWith('ICC_PROFILE')) && !(marker === 0xee && name.startsWith('Adobe'))
}

function endOfPixels(bytes: Buffer, from: number): number {
  for (let at = from; ; at += 2) {
    at = bytes.indexOf(0xff, at)
    if (at === -1) return bytes.length
    const next = bytes.readUInt8(at + 1)
    if (next === 0xff) at -= 1
    else if (next !== 0 && (next < 0xd0 || next > 0xd7)) return at
  }
}
