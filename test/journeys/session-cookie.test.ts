import { expect, test } from 'vitest'
import { openBrowser } from '../rig/browser.ts'
import { password } from '../rig/people-scene.ts'
import { serverProcess } from '../rig/server-process.ts'
import { temporaryFolder } from '../rig/temporary-folder.ts'

test('a browser keeps the safe cookie on this very machine, by both its names, and hides it from scripts', async () => {
  const server = serverProcess(await temporaryFolder(), { HOST: 'localhost' })
  await server.start()
  const tests = await openBrowser()
  const setup = server.printed.find(line => line.startsWith('Set up your team'))
  const token = new URL(setup?.split(' ').at(-1) ?? '').searchParams.get('token')
  const { port } = new URL(server.url)
  const account = { email: 'ada@example.com', password }
  const ways = [
    ['localhost', '/api/setup', { token, name: 'Ada', ...account }],
    ['127.0.0.1', '/api/session', account],
  ] as const
  for (const [host, path, body] of ways) {
    const page = await tests.page()
    await page.goto(`http://${host}:${port}/sign-in`)
    const signIn = async ([address, sent]: readonly [string, string]): Promise<number> =>
      (await fetch(address, { method: 'POST', headers: { 'content-type': 'application/json' }, body: sent })).status
    expect(await page.evaluate(signIn, [path, JSON.stringify(body)] as const), host).toBe(201)
    const who = await page.evaluate(async () => (await fetch('/api/session')).text())
    expect(JSON.parse(who), host).toMatchObject({ user: { name: 'Ada' } })
    expect(await page.context().cookies(), host).toMatchObject([
      { name: '__Host-parley', httpOnly: true, secure: true, sameSite: 'Lax', path: '/', domain: host },
    ])
    expect(await page.evaluate(() => document.cookie), host).toBe('')
  }
  await tests.close()
  await server.kill('SIGTERM')
})
