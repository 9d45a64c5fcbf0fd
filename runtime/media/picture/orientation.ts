/** How a camera was held, 1 to 8, by the Exif data in a segment; `undefined` when it does not say. */
export function orientationIn(segment: Buffer): number | undefined {
  if (segment.toString('latin1', 4, 10) !== 'Exif\0\0') return undefined
  const tiff = segment.subarray(10)
  const order = tiff.toString('latin1', 0, 2)
  if (order !== 'II' && order !== 'MM') return undefined
  const short = (at: number): number => (order === 'II' ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const first = order === 'II' ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  if (first + 2 > tiff.length) return undefined
  for (let entry = first + 2, left = short(first); left > 0 && entry + 12 <= tiff.length; entry += 12, left -= 1) {
    const value = short(entry + 8)
    if (short(entry) === orientationTag) return value >= 1 && value <= 8 ? value : undefined
  }
  return undefined
}

const orientationTag = 0x0112

/** A segment of Exif data that says how the camera was held, and nothing else. */
export function orientationOnly(orientation: number): Buffer {
  const head = 'ffe10022457869660000' // marker, length, "Exif"
  const directory = '4d4d002a000000080001' // big-endian TIFF, one entry
  const entry = `011200030000000100${orientation.toString(16).padStart(2, '0')}0000` // orientation, one short
  return Buffer.from(`${head}${directory}${entry}00000000`, 'hex')
}
