import { crc32, deflateSync } from 'node:zlib'

/** A PNG picture of one colour, with further chunks before its pixels. */
export function pngOf(width: number, height: number, chunks: Readonly<Record<string, string>> = {}): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  // Eight bits of grey.
  header.writeUInt8(8, 8)
  const pixels = deflateSync(Buffer.alloc(Math.min(1_000_000, (width + 1) * height)))
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunkOf('IHDR', header),
    ...Object.entries(chunks).map(([name, data]) => chunkOf(name, Buffer.from(data))),
    chunkOf('IDAT', pixels),
    chunkOf('IEND', Buffer.alloc(0)),
  ])
}

function chunkOf(name: string, data: Buffer): Buffer {
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  const named = Buffer.concat([Buffer.from(name), data])
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}

/** Pictures that a browser has made: three pixels wide, two high. */
export const jpeg = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7gYKBTmCNl4x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHz/wAARCAACAAMDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAX/xAAXEAEBAQEAAAAAAAAAAAAAAAAAAREx/8QAFQEBAQAAAAAAAAAAAAAAAAAABAb/xAAXEQADAQAAAAAAAAAAAAAAAAAAAQIy/9oADAMBAAIRAxEAPwCVJkycABvTK+co/9k=',
  'base64',
)
export const webp = Buffer.from(
  'UklGRkQAAABXRUJQVlA4IDgAAADQAQCdASoDAAIAA4BaJagCdLoAngAGIAD+7L/WvY99KwvWtEJinvf/UYtPf/nAf/Ixae/ysAAAAA==',
  'base64',
)
export const losslessWebp = Buffer.from('UklGRiAAAABXRUJQVlA4TBMAAAAvAkAAAA8Q87//8x8ObnAQ0f8QAA==', 'base64')
export const gif = Buffer.from('R0lGODlhAwACAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==', 'base64')

/** A zip archive that only stores what is in it. */
function zipOf(files: Readonly<Record<string, string>>): Buffer {
  const entries: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, text] of Object.entries(files)) {
    const [title, data] = [Buffer.from(name), Buffer.from(text)]
    const about = Buffer.alloc(26)
    about.writeUInt16LE(20, 0)
    about.writeUInt32LE(crc32(data), 10)
    about.writeUInt32LE(data.length, 14)
    about.writeUInt32LE(data.length, 18)
    about.writeUInt16LE(title.length, 22)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    const entry = Buffer.concat([Buffer.from('504b0304', 'hex'), about, title, data])
    directory.push(Buffer.concat([Buffer.from('504b01021400', 'hex'), about, place, title]))
    entries.push(entry)
    offset += entry.length
  }
  const end = Buffer.alloc(18)
  end.writeUInt16LE(entries.length, 4)
  end.writeUInt16LE(entries.length, 6)
  end.writeUInt32LE(Buffer.concat(directory).length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...entries, ...directory, Buffer.from('504b0506', 'hex'), end])
}

const officeOf = (type: string): Buffer =>
  zipOf({
    '[Content_Types].xml': `<?xml version="1.0"?><Types><Override PartName="/main.xml" ContentType="application/${type}.main+xml"/></Types>`,
    'main.xml': '<main/>',
  })
const openOf = (type: string): Buffer => zipOf({ mimetype: `application/vnd.oasis.opendocument.${type}`, 'content.xml': '<x/>' })
const word = 'vnd.openxmlformats-officedocument.wordprocessingml.document'

/** As much of each kind of file as tells what it is, by how its name ends. */
export const sampleFiles = {
  png: pngOf(3, 2),
  jpg: jpeg,
  gif,
  webp,
  avif: Buffer.from('0000001c6674797061766966000000006d696631617669666d696166', 'hex'),
  mp4: Buffer.from('000000186674797069736f6d0000020069736f6d69736f3200000008667265650000000000000000', 'hex'),
  webm: Buffer.concat([
    Buffer.from('1a45dfa3', 'hex'),
    Buffer.from([0x87, 0x42, 0x82, 0x84]),
    Buffer.from('webm'),
    Buffer.alloc(64),
  ]),
  mp3: Buffer.concat(Array.from({ length: 4 }, () => Buffer.concat([Buffer.from('fffb9064', 'hex'), Buffer.alloc(413)]))),
  ogg: Buffer.concat([Buffer.from('OggS'), Buffer.alloc(24), Buffer.from('\u0001vorbis'), Buffer.alloc(40)]),
  wav: Buffer.concat([Buffer.from('RIFF'), Buffer.from([36, 0, 0, 0]), Buffer.from('WAVEfmt '), Buffer.alloc(28)]),
  pdf: Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n'),
  docx: officeOf(word),
  xlsx: officeOf('vnd.openxmlformats-officedocument.spreadsheetml.sheet'),
  pptx: officeOf('vnd.openxmlformats-officedocument.presentationml.presentation'),
  docm: officeOf('vnd.ms-word.document.macroEnabled'),
  odt: openOf('text'),
  ods: openOf('spreadsheet'),
  odp: openOf('presentation'),
  txt: Buffer.from('Grüße, BM and MZ.\r\n'),
  csv: Buffer.from('\ufeffname;age\nAda;36\n'),
  zip: zipOf({ 'a.txt': 'a' }),
  svg: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
  xml: Buffer.from('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'),
  html: Buffer.from('<!doctype html><script>alert(1)</script>'),
  js: Buffer.from('alert(1)'),
  exe: Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]),
} satisfies Readonly<Record<string, Buffer>>
