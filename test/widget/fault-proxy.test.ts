import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { createFaultProxy, type FaultProxy } from '../rig/fault-proxy.ts'

let proxy: FaultProxy
let accepted: Socket[]

/** A server that says back what it hears, behind the proxy. */
beforeEach(async () => {
  accepted = []
  const server = createServer(socket => {
    accepted.push(socket)
    socket.on('error', () => {})
    socket.pipe(socket)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  proxy = await createFaultProxy(() => `http://127.0.0.1:${port}`)
  onTestFinished(async () => {
    await proxy.close()
    for (const socket of accepted) socket.destroy()
    server.close()
  })
})

/** A client, what it has heard, and how it ended. */
async function client() {
  const { port } = new URL(proxy.url)
  const socket = connect(Number(port), '127.0.0.1')
  let heard = ''
  let ended = ''
  socket.on('data', chunk => {
    heard += chunk.toString()
  })
  socket.on('error', error => {
    ended = 'code' in error ? String(error.code) : error.message
  })
  socket.on('close', () => {
    ended ||= 'closed'
  })
  onTestFinished(() => void socket.destroy())
  await once(socket, 'connect')
  return {
    say: (text: string) => void socket.write(text),
    end: () => void socket.end(),
    get heard() {
      return heard
    },
    get ended() {
      return ended
    },
  }
}

async function hears(one: { readonly heard: string }, text: string): Promise<void> {
  await expect.poll(() => one.heard, { timeout: 5_000 }).toBe(text)
}

describe('a connection through the proxy', () => {
  test('passes both ways, and ends when an end ends it', async () => {
    const one = await client()
    one.say('hello')
    await hears(one, 'hello')
    expect(proxy.connections).toHaveLength(1)
    one.end()
    await expect.poll(() => proxy.connections.length).toBe(0)
    expect(one.ended).toBe('closed')
  })

  test('is reset at both ends when it is cut', async () => {
    const one = await client()
    one.say('hello')
    await hears(one, 'hello')
    proxy.connections[0]?.suffer({ kind: 'cut' })
    await expect.poll(() => one.ended).toBe('ECONNRESET')
    await expect.poll(() => accepted[0]?.destroyed).toBe(true)
    expect(proxy.connections).toHaveLength(0)
  })

  test('stands at both ends and passes nothing when it is half open', async () => {
    const one = await client()
    one.say('hello')
    await hears(one, 'hello')
    proxy.connections[0]?.suffer({ kind: 'half-open' })
    one.say(' anybody?')
    accepted[0]?.write('yes')
    await pause(200)
    expect(one).toMatchObject({ heard: 'hello', ended: '' })
    expect(accepted[0]?.destroyed).toBe(false)
    expect(proxy.connections[0]?.isOpen).toBe(true)
  })

  test('that nobody answers is a black hole', async () => {
    proxy.suffer({ kind: 'black-hole' })
    const one = await client()
    one.say('hello?')
    await pause(200)
    expect(one).toMatchObject({ heard: '', ended: '' })
    expect(accepted).toHaveLength(0)
  })

  test('takes its time, by chance, in order', async () => {
    proxy.suffer({ kind: 'latency', ms: 40, jitterMs: 40 })
    const one = await client()
    const from = performance.now()
    for (const letter of 'abc') {
      one.say(letter)
      await pause(5)
    }
    await hears(one, 'abc')
    expect(performance.now() - from).toBeGreaterThan(80)
  })

  test('is slow: so many bytes a second', async () => {
    proxy.suffer({ kind: 'slow', bytesPerSecond: 10_000 })
    const one = await client()
    const from = performance.now()
    one.say('x'.repeat(2_000))
    await hears(one, 'x'.repeat(2_000))
    // 200 ms each way.
    expect(performance.now() - from).toBeGreaterThan(350)
  })

  test('is refused like one to a server that is not there', async () => {
    const nowhere = await createFaultProxy(() => 'http://127.0.0.1:1')
    onTestFinished(() => nowhere.close())
    proxy = nowhere
    const one = await client()
    await expect.poll(() => one.ended).toMatch(/ECONNRESET|closed/)
  })

  test('suffers alone, while others pass', async () => {
    const [one, other] = [await client(), await client()]
    one.say('a')
    other.say('b')
    await hears(one, 'a')
    await hears(other, 'b')
    proxy.connections[0]?.suffer({ kind: 'cut' })
    await expect.poll(() => one.ended).toBe('ECONNRESET')
    other.say('c')
    await hears(other, 'bc')
  })
})
