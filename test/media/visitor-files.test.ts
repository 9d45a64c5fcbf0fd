import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Act } from '../../runtime/conversation/inbound.ts'
import type { StoredFile } from '../../runtime/store/contract.ts'
import type { Answered } from '../../runtime/turn/turns.ts'
import { en, flowOf } from '../rig/flow-of.ts'
import { incoming } from '../rig/incoming.ts'
import { createScene, type Scene } from '../rig/scene.ts'

const hourMs = 3_600_000
const wantsFile = flowOf('cv', [
  ['start', 'start', {}, { next: 'hi' }],
  ['hi', 'ask', { question: en('Your name?') }, { answered: 'cv' }],
  ['cv', 'ask', { question: en('Your CV?'), kind: 'file', saveAs: 'cv' }, { answered: 'thanks' }],
  ['thanks', 'ask', { question: en('Anything else?') }, { answered: 'cv' }],
])

let scene: Scene
let conversation = ''
let visitorId = ''
beforeEach(async () => {
  scene = await createScene()
  await scene.publish(wantsFile)
  const visitor = await scene.visitor('cv')
  const { record } = await visitor.says('Ada')
  conversation = record.id
  visitorId = record.visitorId
})
afterEach(() => scene.close())

const folder = (): string => join(scene.dataDir, 'files')
const give = (name: string): Promise<StoredFile> => scene.runtime.files.add(conversation, incoming(name), 1_000_000)
const say = (key: string, act: Act): Promise<Answered> => scene.runtime.turns.say(visitorId, conversation, key, act)
const open = async (id: string, of = conversation): Promise<unknown> => {
  const { file, content } = await scene.runtime.files.open(of, id)
  await content.close()
  return file
}

it('a message brings a file: its name stands for it, the flow takes its id, and it stays with the conversation', async () => {
  const file = await give('my cv.pdf')
  const { events, record } = await say('k1', { fileId: file.id })
  const { name, type, bytes } = file
  expect(events).toMatchObject([
    { type: 'message', author: 'visitor', text: 'my cv.pdf', fileId: file.id, file: { name, type, bytes } },
    { author: 'bot', text: 'Anything else?' },
  ])
  expect(record.vars).toEqual({ cv: file.id })
  expect(await open(file.id)).toEqual(file)
  await scene.restart()
  scene.clock.advance(48 * hourMs)
  expect(await scene.runtime.files.sweep()).toBe(0)
  expect(await open(file.id)).toEqual(file)
})

it('what is written beside it stays the text', async () => {
  const { id } = await give('cv.pdf')
  const { events } = await say('k1', { fileId: id, text: 'Here you are' })
  expect(events[0]).toMatchObject({ text: 'Here you are', file: { name: 'cv.pdf' } })
})

it('the same message again gets the same answer; another that names the file is refused', async () => {
  const { id } = await give('cv.pdf')
  const first = await say('k1', { fileId: id })
  expect(await say('k1', { fileId: id })).toMatchObject({ seq: first.seq, events: first.events })
  await say('k2', { text: 'once more' })
  await expect(say('k3', { fileId: id })).rejects.toMatchObject({ code: 'file_unknown' })
  expect((await scene.runtime.store.conversations.get(conversation))?.seq).toBe(first.lastSeq + 2)
})

it('a file of another conversation, one that is none, and one for a conversation that only begins are refused', async () => {
  const other = await scene.visitor('cv')
  await other.says('Bob')
  const { id } = await scene.runtime.files.add(other.conversation, incoming('cv.pdf'), 1_000_000)
  for (const fileId of [id, 'nope', '../cv.pdf', '__proto__'])
    await expect(say(fileId.slice(0, 3), { fileId })).rejects.toMatchObject({ code: 'file_unknown' })
  const begin = { flow: 'cv', languages: ['en'], act: { fileId: id } }
  await expect(scene.runtime.turns.begin(begin)).rejects.toMatchObject({ code: 'file_unknown' })
  await expect(open(id)).rejects.toMatchObject({ code: 'file_missing' })
  await expect(scene.runtime.files.add('nowhere', incoming('cv.pdf'), 1_000_000)).rejects.toMatchObject({
    code: 'conversation_unknown',
  })
  expect(await readdir(folder())).toEqual([id])
})

it('a file is kept for people when an agent has the conversation, and when the flow cannot go on', async () => {
  const { id } = await give('cv.pdf')
  await scene.agent('mia')(conversation, { type: 'agent-join' })
  expect((await say('k1', { fileId: id })).events).toMatchObject([{ text: 'cv.pdf', file: { name: 'cv.pdf' } }])
  expect(await open(id)).toMatchObject({ id })
})

it('what no message brings within a day is cleared away, hourly and at the start', async () => {
  const { id } = await give('cv.pdf')
  scene.clock.advance(23 * hourMs)
  expect(await scene.runtime.files.sweep()).toBe(0)
  const late = await give('late.pdf')
  const end = scene.clock.now() + 3 * hourMs
  const later = (): Promise<string[]> => {
    if (scene.clock.now() < end) scene.clock.advance(hourMs / 4)
    return readdir(folder())
  }
  await expect.poll(later, { timeout: 20_000 }).toEqual([late.id])
  await expect(open(id)).rejects.toMatchObject({ code: 'file_missing' })
  await expect(say('k1', { fileId: id })).rejects.toMatchObject({ code: 'file_unknown' })
  await writeFile(join(folder(), 'a'.repeat(22)), 'left by a crash')
  await scene.restart()
  expect(await readdir(folder())).toEqual([late.id])
})
