import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { createClient } from '../../../builder/api/client.ts'

async function serverThat(answer: Parameters<typeof createServer>[1]) {
  const server = createServer(answer ?? (() => {}))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const client = createClient({ server: `http://127.0.0.1:${port}`, fetch, language: () => 'en' })
  const close = (): void => {
    server.close()
    server.closeAllConnections()
  }
  return { client, close }
}

it('takes half an answer for none: the line was lost', async () => {
  const { client, close } = await serverThat((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' })
    response.write('{"users":[', () => response.destroy())
  })
  await expect(client.call('GET /api/users')).rejects.toMatchObject({ code: 'offline', status: 0 })
  close()
})

it('says to whoever ended a question that they ended it, and not that there is no line', async () => {
  const { client, close } = await serverThat(() => undefined)
  const ended = new AbortController()
  const asked = client.until(ended.signal).call('GET /api/users')
  ended.abort()
  await expect(asked).rejects.toMatchObject({ name: 'AbortError' })
  close()
})
