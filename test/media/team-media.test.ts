import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Flow } from '../../runtime/flow/model.ts'
import { parseFlow } from '../../runtime/flow/parse-flow.ts'
import { createTeamMedia } from '../../runtime/media/team-media.ts'
import type { Medium } from '../../runtime/store/contract.ts'
import { en, flowOf } from '../rig/flow-of.ts'
import { incoming } from '../rig/incoming.ts'
import { createScene, type Scene } from '../rig/scene.ts'

let scene: Scene
beforeEach(async () => {
  scene = await createScene()
})
afterEach(() => scene.close())

const folder = (): string => join(scene.dataDir, 'media')
const add = (name: string): Promise<Medium> => scene.runtime.media.add(incoming(name), 1_000_000)
const showing = (mediaId: string, id = 'show'): Flow =>
  parseFlow(
    flowOf(id, [
      ['start', 'start', {}, { next: 'look' }],
      ['look', 'say', { text: en('Look!'), parts: [{ type: 'image', mediaId, alt: en('A cat') }] }, { next: 'more' }],
      ['more', 'ask', { question: en('More?') }, { answered: 'look' }],
    ]),
  )

it('a medium is kept with what is known of it, also over a restart', async () => {
  const medium = await add('cat.png')
  expect(medium).toEqual({
    id: expect.stringMatching(/^[\w-]{22}$/),
    name: 'cat.png',
    type: 'image/png',
    bytes: expect.any(Number),
    width: 3,
    height: 2,
    at: scene.clock.now(),
  })
  await scene.restart()
  expect(scene.runtime.media.known(medium.id)).toEqual(medium)
  const opened = await scene.runtime.media.open(medium.id)
  expect([opened.medium, opened.content.bytes]).toEqual([medium, medium.bytes])
  await opened.content.close()
  expect((await scene.runtime.media.list({ limit: 5 })).media).toEqual([medium])
})

it('a message that shows one says its name and size, and goes on saying so', async () => {
  const { id, name, bytes } = await add('cat.png')
  await scene.publish(showing(id))
  const visitor = await scene.visitor('show')
  const { events } = await visitor.says('yes')
  const part = { type: 'image', mediaId: id, alt: 'A cat', name, bytes, width: 3, height: 2 }
  expect(events[0]).toMatchObject({ text: 'Look!', parts: [part] })
  const { opening } = await scene.runtime.turns.greet({ flow: 'show', languages: ['en'] })
  expect(opening?.messages[0]?.parts).toEqual([part])
  await scene.publish(showing('nothing', 'other'))
  const other = await scene.runtime.turns.greet({ flow: 'other', languages: ['en'] })
  expect(other.opening?.messages[0]?.parts).toEqual([{ type: 'image', mediaId: 'nothing', alt: 'A cat' }])
})

it('one is removed with its bytes, unless something still shows it', async () => {
  const { media, library, store } = scene.runtime
  const { id } = await add('cat.png')
  const uses = async (): Promise<unknown> => {
    const error: unknown = await media.remove(id).catch((thrown: unknown) => thrown)
    return (error as { code?: string; details?: { usedBy: unknown } } | undefined)?.details?.usedBy
  }
  const empty = parseFlow(flowOf('show', [['start', 'start', {}, {}]]))
  await library.create(showing(id))
  expect(await uses()).toEqual([{ flow: 'show', name: 'show', version: 'draft' }])
  await library.publish('show', 1, 'test')
  const visitor = await scene.visitor('show')
  await visitor.says('yes')
  await library.save('show', 1, empty)
  expect(await uses()).toEqual([{ flow: 'show', name: 'show', version: 1 }])
  await library.publish('show', 2, 'test')
  expect(await uses(), 'a conversation runs on it').toEqual([{ flow: 'show', name: 'show', version: 1 }])
  await scene.agent('mia')(visitor.conversation, { type: 'agent-close' })
  await media.remove(id)
  expect([media.known(id), await store.media.get(id), await readdir(folder())]).toEqual([undefined, undefined, []])
  await expect(media.remove(id)).rejects.toMatchObject({ code: 'media_unknown' })
  await expect(media.open(id)).rejects.toMatchObject({ code: 'media_unknown' })
})

it('settings that name one keep it too', async () => {
  const { id } = await add('cat.png')
  await mkdir(join(scene.dataDir, 'settings', 'channels'), { recursive: true })
  await writeFile(
    join(scene.dataDir, 'settings', 'channels', 'look.json'),
    JSON.stringify({ revision: 1, body: { website: { avatar: id } } }),
  )
  await expect(scene.runtime.media.remove(id)).rejects.toMatchObject({
    code: 'media_in_use',
    details: { usedBy: [{ settings: 'channels/look' }] },
  })
})

it('bytes that nobody knows of are cleared away at the start; a medium without bytes is unknown', async () => {
  const { id } = await add('cat.png')
  await writeFile(join(folder(), 'a'.repeat(22)), 'left by a crash')
  await scene.restart()
  expect(await readdir(folder())).toEqual([id])
  await rm(join(folder(), id))
  await expect(scene.runtime.media.open(id)).rejects.toMatchObject({ code: 'media_unknown' })
})

it('nothing stays of one that the store cannot keep', async () => {
  const refuse = { ...scene.runtime.store.media, add: () => Promise.reject(new Error('full')) }
  const { library, store, clock } = scene.runtime
  const media = await createTeamMedia({
    folder: folder(),
    library,
    documents: { list: () => Promise.resolve([]), get: () => Promise.resolve(undefined) },
    store: { conversations: store.conversations, media: refuse },
    clock,
  })
  await expect(media.add(incoming('cat.png'), 1_000_000)).rejects.toThrow('full')
  expect(await readdir(folder())).toEqual([])
})
