import type { Picture } from './picture.ts'

const signature = Buffer.from('89504e470d0a1a0a', 'hex')
/** Chunks of words, dates and camera data. */
const telling: ReadonlySet<string> = new Set(['eXIf', 'tEXt', 'zTXt', 'iTXt', 'tIME'])

/** Chunks of length, name, data, checksum: IHDR first, IEND last. */
export function readPng(bytes: Buffer): Picture | undefined {
  if (!bytes.subarray(0, 8).equals(signature) || nameAt(bytes, 8) !== 'IHDR') return undefined
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
  const kept = [bytes.subarray(0, 8)]
  let at = 8
  for (let name = ''; name !== 'IEND'; ) {
    const end = at + 12 + bytes.readUInt32BE(at)
    if (end > bytes.length) return undefined
    name = nameAt(bytes, at)
    if (!telling.has(name)) kept.push(bytes.subarray(at, end))
    at = end
  }
  const whole = Buffer.concat(kept)
  return { width, height, bytes: whole.length === bytes.length ? bytes : whole }
}

function nameAt(bytes: Buffer, chunk: number): string {
  return bytes.toString('latin1', chunk + 4, chunk + 8)
}
