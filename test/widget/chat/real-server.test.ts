import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import type { Chat, ChatParts } from '../../../plugins/website/widget/chat/contract.ts'
import { chatConfig, createSharedStorage, linesOf, waitingOf } from '../../rig/chat-scene.ts'
import { createFaultProxy, type FaultProxy } from '../../rig/fault-proxy.ts'
import { fileFlow } from '../../rig/file-flow.ts'
import { publish, realBrowser, team } from '../../rig/real-chat.ts'
import { type ServerProcess, serverProcess } from '../../rig/server-process.ts'
import { echoFlow } from '../../rig/socket-scene.ts'

let folder: string
let server: ServerProcess
/** Keeps its address while the server's changes with each start. */
let door: FaultProxy

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-chat-'))
  server = serverProcess(folder)
  await server.start()
  door = await createFaultProxy(() => server.url)
  await publish(server.url, echoFlow)
  await publish(server.url, fileFlow)
})
afterAll(async () => {
  await door.close()
  await server.kill('SIGKILL')
  await rm(folder, { recursive: true, force: true })
})

function open(storage = createSharedStorage(), parts: Partial<ChatParts> = {}, flow = 'echo') {
  const browser = realBrowser(door.url, flow)
  const chat = browser.open(storage.open(), parts)
  onTestFinished(() => chat.close())
  chat.connect()
  return { chat, browser, storage }
}

const hello = 'bot Hello! Say something.'
const until = (chat: Chat, lines: readonly string[]): Promise<void> =>
  expect.poll(() => linesOf(chat.state), { timeout: 20_000 }).toEqual(lines)

test('A conversation with a real server: beginning, writing, an agent, reading, people', async () => {
  const { chat } = open()
  await expect.poll(() => chat.state).toMatchObject({ line: 'online', loaded: true })
  chat.send({ text: 'Hi' })
  await until(chat, [hello, 'visitor Hi', hello])
  const { id = '' } = chat.state.conversation ?? {}
  await team(server.url, 'POST', `/api/conversations/${id}/typing`, { on: true, as: { id: 'mia', name: 'Mia' } })
  await expect.poll(() => chat.state.typing).toEqual({ name: 'Mia' })
  await team(server.url, 'POST', `/api/conversations/${id}/messages`, { text: 'I am here', as: { id: 'mia', name: 'Mia' } })
  await expect.poll(() => linesOf(chat.state)).toContain('agent I am here')
  expect(chat.state.typing).toBeUndefined()
  expect(chat.state.conversation?.owner).toBe('agent')
  chat.watching(true)
  await expect
    .poll(async () => (await team(server.url, 'POST', `/api/conversations/${id}/read`, { upToSeq: 2 })).read)
    .toEqual({ visitor: chat.state.entries.length, team: 2 })
  await expect.poll(() => chat.state.seen?.upToSeq).toBe(2)
  chat.askForPerson()
  await expect.poll(() => waitingOf(chat.state)).toEqual([])
  expect(await chat.conversations()).toHaveLength(1)
})

test('The greeting that was shown is the one the conversation begins with', async () => {
  const asked = await fetch(`${door.url}/api/visitor/config?flow=echo`)
  const { opening, greeting } = (await asked.json()) as { opening: string; greeting: readonly { text: string }[] }
  const texts = greeting.map(({ text }) => text)
  const { chat } = open(createSharedStorage(), { config: chatConfig(texts, opening, 'echo') })
  chat.send({ text: 'Hi' })
  await until(chat, [...texts.map(text => `bot ${text}`), 'visitor Hi', hello])
  expect(chat.state.liveFrom).toBe(texts.length + 1)
})

test('The server is killed and started again while the visitor writes: nothing is lost, nothing is there twice', async () => {
  const { chat, storage } = open()
  const lines: string[] = [hello]
  for (let word = 0; word < 40; word++) {
    chat.send({ text: `word ${word}` })
    lines.push(`visitor word ${word}`, hello)
    if (word % 15 === 10) {
      await server.kill('SIGKILL')
      expect(waitingOf(chat.state).length).toBeGreaterThan(0)
      await server.start()
    }
  }
  await until(chat, lines)
  await expect.poll(() => waitingOf(chat.state)).toEqual([])
  expect([...storage.kept.keys()].sort()).toEqual(['conversation', 'token'])
})

test('Over HTTP alone the same goes', async () => {
  const { chat, browser } = open()
  browser.sockets = false
  await server.kill('SIGKILL')
  chat.send({ text: 'Hi' })
  await server.start()
  await until(chat, [hello, 'visitor Hi', hello])
  chat.watching(true)
  const { id = '' } = chat.state.conversation ?? {}
  await team(server.url, 'POST', `/api/conversations/${id}/messages`, { text: 'I am here', as: { id: 'mia', name: 'Mia' } })
  await expect.poll(() => linesOf(chat.state), { timeout: 10_000 }).toContain('agent I am here')
})

test('Two tabs show the same; a new conversation beside the first can be left and come back to', async () => {
  const { chat, storage } = open()
  chat.send({ text: 'Hi' })
  await until(chat, [hello, 'visitor Hi', hello])
  const { chat: other } = open(storage)
  await until(other, [hello, 'visitor Hi', hello])
  other.send({ text: 'Other' })
  await until(chat, [hello, 'visitor Hi', hello, 'visitor Other', hello])
  const first = chat.state.conversation?.id ?? ''
  chat.startNew(chatConfig([], null, 'echo'))
  chat.send({ text: 'New' })
  await until(chat, [hello, 'visitor New', hello])
  other.send({ text: 'Still here' })
  await until(other, [hello, 'visitor Hi', hello, 'visitor Other', hello, 'visitor Still here', hello])
  expect(linesOf(chat.state)).toEqual([hello, 'visitor New', hello])
  chat.follow(first)
  await until(chat, linesOf(other.state))
  expect(await chat.conversations()).toHaveLength(2)
})

test('A file that the flow asks for is brought and said', async () => {
  const { chat } = open(createSharedStorage(), {}, 'cv')
  chat.send({ text: 'Ada' })
  await until(chat, ['bot Your name?', 'visitor Ada', 'bot Your CV?'])
  const refused = chat.upload(new File(['MZ'], 'cv.exe'), () => {})
  await expect(refused).rejects.toMatchObject({ code: expect.stringMatching(/file|upload/), message: expect.stringMatching(/./) })
  const fileId = await chat.upload(new File(['Ada wrote the first program.'], 'cv.txt', { type: 'text/plain' }), () => {})
  chat.send({ fileId, replyTo: chat.state.conversation?.pending?.messageId })
  expect(waitingOf(chat.state)).toEqual(['sending cv.txt'])
  await expect.poll(() => linesOf(chat.state).slice(3)).toEqual([expect.stringMatching('visitor'), 'bot Anything else?'])
  expect(waitingOf(chat.state)).toEqual([])
})

test('A token and a conversation that this server never gave are forgotten', async () => {
  const storage = createSharedStorage()
  storage.kept.set('token', 'of-another-server')
  storage.kept.set('conversation', 'AAAAAAAAAAAAAAAAAAAAAA')
  const { chat } = open(storage)
  chat.send({ text: 'Hi' })
  await until(chat, [hello, 'visitor Hi', hello])
  expect(storage.kept.get('token')).not.toBe('of-another-server')
})

test('What the server will never take is given back in its words', async () => {
  const { chat } = open()
  chat.send({ text: 'Hi' })
  chat.send({ choice: 'nobody offered this' })
  chat.send({ text: 'x'.repeat(8_001) })
  chat.send({ text: 'Still' })
  await until(chat, [hello, 'visitor Hi', hello, 'visitor Still', hello])
  expect(chat.state.outgoing.map(({ error }) => error?.code)).toEqual(['choice_unknown', expect.stringMatching(/invalid/)])
  for (const { error } of chat.state.outgoing) expect(error?.message).not.toBe('')
})
