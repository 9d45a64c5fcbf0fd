import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sign } from '../../plugins/hook/server/signature.ts'
import { en, flowOf } from '../rig/flow-of.ts'
import { type CrashHouse, type CrashScene, createCrashHouse } from './crash-scene.ts'

/** What the other system was posted. */
interface Posted {
  readonly key: string
  readonly to: string
  readonly text: string
}

const secret = 'a-secret-that-both-sides-hold'
let house: CrashHouse
let scene: CrashScene
let system: Server
const posted: Posted[] = []
let env: Readonly<Record<string, string>> = {}

beforeAll(async () => {
  system = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { to, message } = JSON.parse(Buffer.concat(chunks).toString()) as { to: { id: string }; message: { text: string } }
      posted.push({ key: String(request.headers['idempotency-key']), to: to.id, text: message.text })
      response.setHeader('content-type', 'application/json').end('{}')
    })
  })
  await new Promise<void>(resolve => system.listen(0, '127.0.0.1', resolve))
  const { port } = system.address() as AddressInfo
  env = { PRIVATE_TARGETS: `127.0.0.1:${port}` }
  house = await createCrashHouse()
  scene = await house.open()
  await scene.server.start(env)
  const flow = flowOf('system', [
    ['start', 'start', {}, { next: 'ask' }],
    ['ask', 'ask', { question: en('Next line?'), saveAs: 'line' }, { answered: 'echo' }],
    ['echo', 'say', { text: en('You said {{vars.line}}.') }, { next: 'ask' }],
  ])
  const made = await scene.team('POST', '/api/flows', { flow: { ...flow, channel: 'system' } })
  await scene.team('POST', '/api/flows/system/publish', { revision: made.body.revision })
  const config = { url: `http://127.0.0.1:${port}/`, secret: 'signing' }
  await scene.team('PUT', '/api/channels/system', { revision: 0, kind: 'hook', config })
  await scene.team('PUT', '/api/channels/system/secrets/signing', { value: secret })
  await scene.server.kill('SIGTERM')
})
afterAll(async () => {
  await scene.close()
  await house.close()
  await new Promise(resolve => system.close(resolve))
})

/** Posts a line; again until it is taken, as such a system does. */
async function says(sender: string, line: number): Promise<void> {
  const body = JSON.stringify({ id: `${sender}-${line}`, from: { id: sender }, text: `line ${line}` })
  await expect
    .poll(
      async () => {
        const headers = { 'content-type': 'application/json', 'parley-signature': sign(body, secret, Date.now()) }
        const url = new URL('/channels/hook/system/', scene.server.url)
        return (await fetch(url, { method: 'POST', headers, body }).catch(() => undefined))?.status
      },
      { timeout: 20_000, interval: 50 },
    )
    .toBe(200)
}

test.for(['intake.stored', 'intake.before-turn', 'outbox.leased', 'outbox.before-send', 'outbox.sent', 'outbox.settled'])(
  'killed at %s, what a channel brought is heard once and what it is sent comes in order, each under one key',
  { timeout: 120_000 },
  async name => {
    await scene.server.start({ ...env, FAILPOINT: `${name}:2` })
    const talk = (async () => {
      for (let line = 0; line < 3; line += 1) await says(name, line)
    })()
    expect(await scene.server.ended).toBe('SIGKILL')
    await scene.server.start(env)
    await talk
    const told = ['Next line?', 'You said line 1.', 'Next line?', 'You said line 2.', 'Next line?']
    const heard = (): readonly string[] => {
      const mine = posted.filter(({ to }) => to === name)
      return [...new Map(mine.map(({ key, text }) => [key, text])).values()]
    }
    await expect.poll(heard, { timeout: 20_000, interval: 50 }).toEqual(told)
    // Only what was on its way when the server was killed comes a second time: at most one, as they go one after the other.
    const more = posted.filter(({ to }) => to === name).length - told.length
    expect(more).toBeLessThanOrEqual(1)
    await scene.server.kill('SIGKILL')
  },
)
