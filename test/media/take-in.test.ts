import { readdir } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { type Kinds, mediaKinds, visitorKinds } from '../../runtime/media/kinds.ts'
import { createShelf } from '../../runtime/media/shelf.ts'
import { type Taken, takeIn } from '../../runtime/media/take-in.ts'
import { pngOf, sampleFiles } from '../rig/sample-files.ts'
import { temporaryFolder } from '../rig/temporary-folder.ts'

const open = async () => {
  const folder = await temporaryFolder()
  const shelf = await createShelf(folder)
  const take = (name: string, content: Buffer, kinds: Kinds = visitorKinds): Promise<Taken> =>
    takeIn(shelf, kinds, { name, content: chunksOf(content) }, 1_000_000)
  const refusal = async (name: string, content: Buffer, kinds?: Kinds): Promise<unknown> => {
    const error: unknown = await take(name, content, kinds).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'file_refused' })
    expect(await readdir(folder), 'nothing stays').toEqual([])
    return (error as { details: { reason: string } }).details.reason
  }
  return { folder, shelf, take, refusal }
}

// In pieces that end in the middle of a character.
async function* chunksOf(content: Buffer): AsyncGenerator<Uint8Array> {
  await Promise.resolve()
  for (let at = 0; at < content.length; at += 7) yield content.subarray(at, at + 7)
}

const typesOf = (kinds: Kinds): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.values(kinds).flatMap(({ type, endings }) => endings.map(ending => [ending, type])))

describe.each([
  ['of the team', mediaKinds, ['png', 'jpg', 'gif', 'webp', 'avif', 'mp4', 'webm', 'mp3', 'ogg', 'wav', 'pdf']],
  ['of visitors', visitorKinds, ['png', 'jpg', 'gif', 'webp', 'pdf', 'docx', 'xlsx', 'pptx', 'odt', 'ods', 'odp', 'txt', 'csv']],
] as const)('files %s', (_whose, kinds, allowed) => {
  it.each(allowed)('may be %s', async ending => {
    const { shelf, take } = await open()
    const content = sampleFiles[ending]
    const taken = await take(`My file.${ending.toUpperCase()}`, content, kinds)
    expect(taken).toMatchObject({ name: `My file.${ending.toUpperCase()}`, type: typesOf(kinds)[ending], bytes: content.length })
    expect(taken.id).toMatch(/^[\w-]{22}$/)
    const kept = await shelf.open(taken.id)
    expect(Buffer.concat(await (kept?.read().toArray() ?? []))).toEqual(content)
  })

  it('may be nothing else, whatever they are called', async () => {
    const { refusal } = await open()
    const other = Object.entries(sampleFiles).filter(([ending]) => !allowed.some(name => name === ending))
    for (const [ending, content] of other) {
      expect(await refusal(`a.${ending}`, content, kinds), ending).toBe('ending')
      for (const name of ['a.png', 'a.jpg', 'a.pdf', 'a.webp', 'a.gif'])
        expect(await refusal(name, content, kinds), `${ending} as ${name}`).toBe('content')
    }
  })

  it('are what their names say', async () => {
    const { refusal } = await open()
    for (const ending of allowed) {
      const isText = ending === 'txt' || ending === 'csv'
      for (const other of allowed) {
        if (other === ending || (isText && (other === 'txt' || other === 'csv'))) continue
        // What is written in letters alone is a text, whatever else it is.
        if (ending === 'pdf' && (other === 'txt' || other === 'csv')) continue
        expect(await refusal(`a.${other}`, sampleFiles[ending], kinds), `${ending} as ${other}`).toBe('content')
      }
    }
    for (const name of ['png', '.png.', 'a', 'a.', 'a.png.html', 'a.png ', 'a.png\u202e', 'constructor', 'a.__proto__'])
      expect(await refusal(name, sampleFiles.png, kinds), name).toBe('ending')
    expect(await refusal('a.png', Buffer.alloc(0), kinds)).toBe('empty')
  })
})

describe('a text', () => {
  it.each([
    ['NUL', Buffer.from('a\0b')],
    ['another encoding', Buffer.from('caf\u00e9', 'latin1')],
    ['two bytes a letter', Buffer.from('\ufeffab', 'utf16le')],
    ['an escape', Buffer.from('\u001b[2J')],
    ['half of a character', Buffer.from('\u20ac').subarray(0, 2)],
    ['a picture', sampleFiles.png],
  ])('holds no %s', async (_what, content) => {
    const { refusal } = await open()
    expect(await refusal('a.txt', content)).toBe('content')
    expect(await refusal('a.csv', content)).toBe('content')
  })

  it('may begin like a program or a picture', async () => {
    const { take } = await open()
    for (const text of ['BMW prices', 'MZ', '%!', 'GIF89a is a format', '<html> is a tag'])
      expect(await take('a.txt', Buffer.from(text))).toMatchObject({ type: 'text/plain; charset=utf-8' })
  })
})

describe('a picture', () => {
  it('is measured', async () => {
    const { take } = await open()
    for (const name of ['a.png', 'a.jpg', 'a.jpeg', 'a.gif', 'a.webp'])
      expect(await take(name, sampleFiles[name.slice(2).replace('jpeg', 'jpg') as 'png']), name).toMatchObject({
        width: 3,
        height: 2,
      })
  })

  it('loses what it tells of whoever took it', async () => {
    const { shelf, take } = await open()
    const clean = pngOf(3, 2)
    const taken = await take('a.png', pngOf(3, 2, { eXIf: 'MM GPS 52.3 N', tEXt: 'Author\0Ada' }))
    expect(taken.bytes).toBe(clean.length)
    expect(Buffer.concat(await ((await shelf.open(taken.id))?.read().toArray() ?? []))).toEqual(clean)
  })

  it('that would fill a browser’s memory is refused, and so is one that breaks off', async () => {
    const { refusal } = await open()
    expect(await (await open()).take('a.png', pngOf(8_000, 8_000))).toMatchObject({ width: 8_000 })
    expect(await refusal('a.png', pngOf(8_001, 8_000))).toBe('pixels')
    expect(await refusal('a.png', pngOf(0, 2))).toBe('content')
    for (const [name, content] of [
      ['a.png', sampleFiles.png],
      ['a.jpg', sampleFiles.jpg],
      ['a.webp', sampleFiles.webp],
    ] as const)
      for (const length of [content.length - 1, content.length - 10, 30])
        expect(await refusal(name, content.subarray(0, length)), `${name} ${length}`).toBe('content')
  })
})
