import { expect, it } from 'vitest'
import { createManualClock } from '../../runtime/clock/manual-clock.ts'
import { createRemotePictures } from '../../runtime/media/remote-pictures.ts'
import { pngOf } from '../rig/sample-files.ts'

const pixel = new Uint8Array(pngOf(1, 1))
const addresses = Array.from({ length: 100 }, (_, at) => `https://pictures.example/${at}.png`)

it('fetches a few at a time, no more than a letter needs', async () => {
  const asked: string[] = []
  let atOnce = 0
  let most = 0
  const fetch = async (url: string): Promise<Response> => {
    asked.push(url)
    atOnce += 1
    most = Math.max(most, atOnce)
    await Promise.resolve()
    atOnce -= 1
    return new Response(pixel)
  }
  const found = await createRemotePictures({ fetch, clock: createManualClock() })([...addresses, ...addresses])
  expect([...found.keys()]).toEqual(addresses.slice(0, 60))
  expect([asked.length, most]).toEqual([60, 4])
})

it('gives those that came when the others take too long', async () => {
  const clock = createManualClock()
  const fetch = (url: string, { signal }: RequestInit): Promise<Response> =>
    url.endsWith('/1.png')
      ? Promise.resolve(new Response(pixel))
      : new Promise((_, reject) => signal?.addEventListener('abort', () => reject(new Error('too slow'))))
  const finding = createRemotePictures({ fetch, clock })(addresses.slice(0, 20))
  await Promise.resolve()
  clock.advance(8_000)
  expect([...(await finding).entries()]).toEqual([[addresses[1], { type: 'image/png', bytes: pixel }]])
})

it('holds no more than so many bytes, and takes nothing for a picture that is none', async () => {
  const large = new Uint8Array(5_000_000)
  large.set(pixel)
  const answers: Readonly<Record<string, () => Response>> = {
    '/0.png': () =>
      new Response('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', { headers: { 'content-type': 'image/png' } }),
    '/1.png': () => new Response('<html>', { headers: { 'content-type': 'image/png' } }),
    '/2.png': () => new Response(pixel, { status: 404 }),
    '/3.png': () => new Response(''),
  }
  const fetch = (url: string): Promise<Response> => Promise.resolve(answers[new URL(url).pathname]?.() ?? new Response(large))
  const found = await createRemotePictures({ fetch, clock: createManualClock() })(addresses)
  expect([...found.keys()]).toEqual([addresses[4], addresses[5]])
})
