import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, chown, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { adminToken, serverProcess } from '../rig/server-process.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-start-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** Starts the server as it is started by hand, and waits until it gives up. */
async function startInVain(env: Readonly<Record<string, string>>, uid?: number): Promise<{ code: number; said: string }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, '..', '..', 'runtime', 'start.mjs')], {
    env: { PATH: process.env.PATH, DATA_DIR: folder, PORT: '0', ...env },
    // Should it start after all, it ends with the test.
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    ...(uid === undefined ? {} : { uid, gid: uid }),
  })
  let said = ''
  child.stderr?.on('data', (text: Buffer) => {
    said += text.toString()
  })
  const [code] = (await once(child, 'close')) as [number]
  return { code, said }
}

describe('a server that cannot start says why, what to do, and ends', () => {
  test('when the folder is used by another server', async () => {
    const first = serverProcess(folder)
    await first.start()
    const { code, said } = await startInVain({})
    expect([code, said]).toEqual([1, expect.stringMatching(/^data_folder_in_use: .*DATA_DIR/m)])
    expect((await fetch(`${first.url}/readyz`)).status).toBe(200)
    await first.kill('SIGKILL')
    // What held the folder went with the process.
    const second = serverProcess(folder)
    await second.start()
    await second.kill('SIGTERM')
  })

  test('when another program has the port', async () => {
    const first = serverProcess(join(folder, 'first'))
    await first.start()
    const { code, said } = await startInVain({
      DATA_DIR: join(folder, 'second'),
      HOST: '127.0.0.1',
      PORT: new URL(first.url).port,
    })
    expect([code, said]).toEqual([1, expect.stringMatching(/^address_unusable: .*EADDRINUSE.*PORT/m)])
    await first.kill('SIGTERM')
  })

  test.runIf(process.getuid?.() === 0)('when an unprivileged user may not write there', async () => {
    const closed = join(folder, 'closed')
    await mkdir(closed)
    await chmod(closed, 0o555)
    await chmod(folder, 0o755)
    await chown(closed, 0, 0)
    const { code, said } = await startInVain({ DATA_DIR: closed }, 65_534)
    expect([code, said]).toEqual([1, expect.stringContaining('data_folder_unwritable: ')])
  })

  test.for([
    ['ADMIN_TOKEN', 'short'],
    ['PORT', 'eighty'],
    ['PRIVATE_TARGETS', 'nowhere'],
    ['RATE_LIMITS', 'everything=1'],
    ['DATABASE_URL', 'postgres://localhost/parley'],
  ] as const)('when %s is "%s"', async ([name, value]) => {
    const { code, said } = await startInVain({ [name]: value })
    expect([code, said]).toEqual([1, expect.stringMatching(/^setting_invalid: .*/) as unknown])
    expect(said).toContain(name)
  })
})

test('a full store answers 503 and acknowledges nothing; with room again everything acknowledged is there', async () => {
  const server = serverProcess(folder, { STORE_PAGES: '200' })
  await server.start()
  const call = async (path: string, body: object, token?: string): Promise<{ status: number; body: Record<string, unknown> }> => {
    const headers = { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) }
    const response = await fetch(new URL(path, server.url), { method: 'POST', headers, body: JSON.stringify(body) })
    return { status: response.status, body: (await response.json()) as Record<string, unknown> }
  }
  const kept: { token: string; conversation: string; clientMsgId: string; answer: unknown }[] = []
  let refused: { token: string; conversation: string; clientMsgId: string } | undefined
  while (!refused) {
    const begun = await call('/api/visitor/conversations', { flow: 'talk-to-us' })
    if (begun.status === 503) break
    const token = String(begun.body.visitor)
    const conversation = (begun.body.conversation as { id: string }).id
    for (let line = 0; line < 10; line++) {
      const clientMsgId = `m${line}`
      const { status, body } = await call(
        `/api/visitor/conversations/${conversation}/messages`,
        { clientMsgId, text: 'x'.repeat(4_000) },
        token,
      )
      if (status === 200) kept.push({ token, conversation, clientMsgId, answer: body })
      else {
        expect([status, body]).toEqual([503, { error: expect.objectContaining({ code: 'storage_full' }) as unknown }])
        refused = { token, conversation, clientMsgId }
        break
      }
    }
  }
  expect(kept.length).toBeGreaterThan(0)
  // Reading goes on.
  expect((await fetch(`${server.url}/api/visitor/config?flow=talk-to-us`)).status).toBe(200)
  await server.kill('SIGTERM')
  await server.start({ STORE_PAGES: '0' })
  for (const { token, conversation, clientMsgId, answer } of kept.slice(-20)) {
    const { body } = await call(
      `/api/visitor/conversations/${conversation}/messages`,
      { clientMsgId, text: 'x'.repeat(4_000) },
      token,
    )
    expect(body).toMatchObject({ seq: (answer as { seq: number }).seq, events: (answer as { events: unknown[] }).events })
  }
  if (refused) {
    const again = await call(
      `/api/visitor/conversations/${refused.conversation}/messages`,
      { clientMsgId: refused.clientMsgId, text: 'again' },
      refused.token,
    )
    expect(again.status).toBe(200)
  }
  await server.kill('SIGTERM')
})

test('a first start brings the sample flows, live and without problems, and later starts leave flows alone', async () => {
  const server = serverProcess(folder)
  await server.start()
  const team = async (method: string, path: string, body?: object): Promise<unknown> => {
    const headers = { authorization: `Bearer ${adminToken}`, ...(body ? { 'content-type': 'application/json' } : {}) }
    return (await fetch(new URL(path, server.url), { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) })).json()
  }
  const flows = await team('GET', '/api/flows')
  expect(flows).toMatchObject([
    { id: 'welcome-and-qualify', kind: 'bot', live: true, version: 1 },
    { id: 'talk-to-us', kind: 'live-chat', live: true, version: 1 },
  ])
  expect(await team('POST', '/api/flows/welcome-and-qualify/check', {})).toEqual({ problems: [] })
  // With nobody there, or nobody coming, this one leaves the visitor to people: what the check says is what it means.
  expect(await team('POST', '/api/flows/talk-to-us/check', {})).toMatchObject({
    problems: [{ code: 'unconnected_to_people', message: expect.stringMatching(/“.+” and “.+”/) }],
  })
  await team('PUT', '/api/flows/talk-to-us/live', { on: false })
  await server.kill('SIGTERM')
  await server.start()
  expect(await team('GET', '/api/flows')).toMatchObject([{ live: true }, { live: false, version: 1 }])
  await server.kill('SIGTERM')
})
