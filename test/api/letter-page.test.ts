import { expect, it } from 'vitest'
import { letterPage, remotePicturesIn } from '../../runtime/api/letter-page.ts'

const picture = (bytes: number) => ({ type: 'image/png', bytes: new Uint8Array(bytes) })
const sources = (page: string): number => page.split(' src="data:image/png;base64,').length - 1

it('shows a picture as often as a letter does, up to so many bytes of them', () => {
  const html = '<img data-cid="a"><img data-remote-src="https://x.example/a.png">'.repeat(1_000)
  const shown = (bytes: number): number =>
    sources(letterPage(html, [{ cid: 'a', ...picture(bytes) }], new Map([['https://x.example/a.png', picture(bytes)]])))
  expect([shown(100), shown(5_000_000)]).toEqual([2_000, 6])
})

it('gives the addresses of pictures as they were written, and no others', () => {
  const html = [
    '<img alt="a" data-remote-src="https://x.example/?a=1&amp;b=%3E">',
    '<img data-remote-src="http://x.example/b.png"/>',
    '<img data-remote-src="javascript:alert(1)">',
    '<img src="https://x.example/c.png">',
    '<a data-remote-src="https://x.example/d.png">',
  ].join('')
  expect(remotePicturesIn(html)).toEqual(['https://x.example/?a=1&b=%3E', 'http://x.example/b.png'])
})
