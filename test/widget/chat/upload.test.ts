import { afterEach, describe, expect, test, vi } from 'vitest'
import { createChatScene, linesOf, waitingOf } from '../../rig/chat-scene.ts'

const file = (): File => new File(['hello'], 'order.txt', { type: 'text/plain' })

async function talking() {
  const scene = createChatScene()
  const chat = scene.tab()
  chat.connect()
  chat.send({ text: 'Hi' })
  await scene.settle()
  return { ...scene, chat, conversation: chat.state.conversation?.id ?? '' }
}

afterEach(() => vi.unstubAllGlobals())

describe('a file', () => {
  test('goes to its conversation, and is shown by its name until the server has the message', async () => {
    const { chat, settle, server, conversation } = await talking()
    const fractions: number[] = []
    const fileId = await chat.upload(file(), fraction => fractions.push(fraction))
    expect(fileId).toBe('file of order.txt')
    expect(server.calls.at(-1)).toBe(`POST /conversations/${conversation}/files`)
    expect(fractions).toEqual([1])
    chat.send({ fileId })
    expect(waitingOf(chat.state)).toEqual(['sending order.txt'])
    await settle()
    expect(linesOf(chat.state).at(-2)).toBe('visitor file of order.txt')
    expect(waitingOf(chat.state)).toEqual([])
  })

  test('asked for by the greeting begins the conversation it goes to', async () => {
    const { tab, settle, house, server } = createChatScene()
    const chat = tab()
    chat.connect()
    await settle()
    const fileId = await chat.upload(file(), () => {})
    chat.send({ fileId })
    await settle()
    expect(linesOf(chat.state)).toEqual(['bot Hello!', `visitor ${fileId}`, 'bot echo '])
    expect(house.conversations.size).toBe(1)
    expect(server.line.heard.filter(({ type }) => type === 'begin')).toEqual([])
  })

  test('that is refused or does not get there is given back with the reason', async () => {
    const { chat, weather, conversation, house } = await talking()
    weather.http = 'fail'
    await expect(chat.upload(file(), () => {})).rejects.toMatchObject({ code: 'unreachable' })
    weather.http = 'pass'
    house.conversations.delete(conversation)
    await expect(chat.upload(file(), () => {})).rejects.toMatchObject({
      code: 'conversation_unknown',
      message: 'about conversation_unknown',
    })
  })

  test('may take longer than a message', async () => {
    const { chat, pass, weather } = await talking()
    weather.http = 'hang'
    let ended = false
    const end = (): void => {
      ended = true
    }
    chat.upload(file(), () => {}).then(end, end)
    await pass(120_000)
    expect(ended).toBe(false)
  })
})

describe('in a browser, a file', () => {
  /** What the chat uses of an `XMLHttpRequest`, in the hands of a test. */
  class Request {
    static readonly all: Request[] = []
    readonly upload: { onprogress?: (event: { loaded: number; total: number }) => void } = {}
    readonly sent: unknown[] = []
    status = 0
    responseText = ''
    onload: (() => void) | undefined
    onerror: (() => void) | undefined
    open(...about: unknown[]): void {
      this.sent.push(...about)
    }
    setRequestHeader(...header: unknown[]): void {
      this.sent.push(...header)
    }
    send(body: unknown): void {
      this.sent.push(body)
      Request.all.push(this)
    }
  }
  const request = async (settle: () => Promise<void>): Promise<Request> => {
    await settle()
    const last = Request.all.at(-1)
    if (!last) throw new Error('nothing was sent')
    return last
  }

  test('tells how far it is', async () => {
    vi.stubGlobal('XMLHttpRequest', Request)
    const { chat, settle, conversation, storage } = await talking()
    const fractions: number[] = []
    const uploading = chat.upload(file(), fraction => fractions.push(fraction))
    const sent = await request(settle)
    const url = `https://parley.example/api/visitor/conversations/${conversation}/files`
    expect(sent.sent.slice(0, 4)).toEqual(['POST', url, 'authorization', `Bearer ${storage.kept.get('token')}`])
    expect(sent.sent[4]).toBeInstanceOf(FormData)
    sent.upload.onprogress?.({ loaded: 1, total: 4 })
    sent.upload.onprogress?.({ loaded: 3, total: 4 })
    Object.assign(sent, { status: 201, responseText: '{"file":{"id":"f1"}}' }).onload?.()
    expect(await uploading).toBe('f1')
    expect(fractions).toEqual([0.25, 0.75, 1])
  })

  test('is given back with the reason', async () => {
    vi.stubGlobal('XMLHttpRequest', Request)
    const { chat, settle } = await talking()
    const refused = chat.upload(file(), () => {})
    const answer = { error: { code: 'file_too_large', message: 'Too large' } }
    Object.assign(await request(settle), { status: 413, responseText: JSON.stringify(answer) }).onload?.()
    await expect(refused).rejects.toMatchObject({ code: 'file_too_large', message: 'Too large' })
    const lost = chat.upload(file(), () => {})
    const { onerror } = await request(settle)
    onerror?.()
    await expect(lost).rejects.toMatchObject({ code: 'unreachable' })
  })
})
