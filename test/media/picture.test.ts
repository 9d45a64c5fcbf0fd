import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { orientationOnly } from '../../runtime/media/picture/orientation.ts'
import { type Picture, pictureReaders } from '../../runtime/media/picture/picture.ts'
import { gif, jpeg, losslessWebp, pngOf, webp } from '../rig/sample-files.ts'

const read = (type: string, bytes: Buffer): Picture | undefined => pictureReaders.get(type)?.(bytes)
const segment = (marker: number, data: string | Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(Buffer.from(data).length + 2, 2)
  return Buffer.concat([head, Buffer.from(data)])
}
const behind = (bytes: Buffer, ...more: readonly Buffer[]): Buffer =>
  Buffer.concat([bytes.subarray(0, 2), ...more, bytes.subarray(2)])
const chunk = (name: string, data: string | Buffer): Buffer => {
  const head = Buffer.alloc(8)
  head.write(name, 'latin1')
  head.writeUInt32LE(Buffer.from(data).length, 4)
  return Buffer.concat([head, Buffer.from(data), Buffer.alloc(Buffer.from(data).length % 2)])
}
const webpOf = (...chunks: readonly Buffer[]): Buffer => chunk('RIFF', Buffer.concat([Buffer.from('WEBP'), ...chunks]))

it.each([
  ['image/png', pngOf(3, 2)],
  ['image/jpeg', jpeg],
  ['image/gif', gif],
  ['image/webp', webp],
  ['image/webp', losslessWebp],
] as const)('a picture of the type %s that tells nothing stays as it is', (type, bytes) => {
  expect(read(type, bytes)).toEqual({ width: 3, height: 2, bytes })
  expect(read(type, bytes)?.bytes).toBe(bytes)
})

it('a PNG loses its words, dates and camera data, and what follows its end', () => {
  const chatty = pngOf(3, 2, { gAMA: 'gamm', tEXt: 'a\0b', zTXt: 'x', iTXt: 'y', eXIf: 'GPS', tIME: '2026070' })
  expect(read('image/png', Buffer.concat([chatty, Buffer.from('GPS')]))?.bytes).toEqual(pngOf(3, 2, { gAMA: 'gamm' }))
})

describe('a JPEG', () => {
  it('loses comments, camera data and what follows its end; its colours stay', () => {
    const colours = [segment(0xe2, 'ICC_PROFILE\0\u0001\u0001xyz'), segment(0xee, 'Adobe\0d\0\0\0\0\u0001')]
    const telling = [
      segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0<x/>'),
      segment(0xe2, 'MPF\0'),
      segment(0xed, 'GPS'),
      segment(0xfe, 'GPS'),
    ]
    const bytes = Buffer.concat([behind(jpeg, ...telling, ...colours), Buffer.from('GPS')])
    expect(read('image/jpeg', bytes)).toEqual({ width: 3, height: 2, bytes: behind(jpeg, ...colours) })
  })

  it('keeps how the camera was held, and says the size as it is shown', () => {
    for (let held = 1; held <= 8; held += 1) {
      const picture = read('image/jpeg', behind(jpeg, segment(0xfe, 'GPS'), orientationOnly(held)))
      const size = held >= 5 ? { width: 2, height: 3 } : { width: 3, height: 2 }
      expect(picture, `${held}`).toEqual({ ...size, bytes: held === 1 ? jpeg : behind(jpeg, orientationOnly(held)) })
    }
  })

  it('reads that from either order of bytes, and from nothing that is broken', () => {
    const little = Buffer.from(
      '4578696600004949' + '2a0008000000' + '0200' + '0f01020001000000' + '00000000' + '120103000100000006000000',
      'hex',
    )
    expect(read('image/jpeg', behind(jpeg, segment(0xe1, little)))).toMatchObject({ width: 2, height: 3 })
    for (const broken of ['Exif\0\0', 'Exif\0\0II', 'Exif\0\0XX*\0\u0008\0\0\0', 'Exif\0\0II*\0\u00ff\u00ff\u00ff\u00ff'])
      expect(read('image/jpeg', behind(jpeg, segment(0xe1, Buffer.from(broken, 'latin1'))))).not.toMatchObject({ width: 2 })
  })
})

it('a WebP loses its camera data, and no longer says that it has some', () => {
  const header = (flags: number): Buffer => chunk('VP8X', Buffer.from([flags, 0, 0, 0, 2, 0, 0, 1, 0, 0]))
  const pixels = webp.subarray(12)
  const chatty = webpOf(header(0x2c), chunk('ICCP', 'abc'), pixels, chunk('EXIF', 'GPS'), chunk('XMP ', '<x/>'))
  expect(read('image/webp', chatty)).toEqual({ width: 3, height: 2, bytes: webpOf(header(0x20), chunk('ICCP', 'abc'), pixels) })
})

it('whatever the bytes, reading ends and nothing is thrown', () => {
  const pictures = [pngOf(3, 2), jpeg, gif, webp, losslessWebp, behind(jpeg, orientationOnly(6))]
  fc.assert(
    fc.property(
      fc.constantFrom(...pictureReaders.keys()),
      fc.constantFrom(...pictures),
      fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { maxLength: 4 }),
      fc.nat(400),
      (type, picture, changes, length) => {
        const bytes = Buffer.from(picture.subarray(0, length))
        for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value
        const found = read(type, bytes)
        if (found) expect(read(type, found.bytes)).toMatchObject({ width: found.width, height: found.height })
      },
    ),
    { numRuns: 3_000 },
  )
})
