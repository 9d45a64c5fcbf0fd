import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sign, signatureProblem } from '../../plugins/hook/server/signature.ts'

/** A system of somebody's own that is joined by a webhook: it checks who calls, and says what people write. */
export interface HookSite {
  readonly url: string
  readonly host: string
  /** Texts that were posted to it, in order, each once. */
  readonly read: readonly string[]
  /** How often somebody tried whether it is there, and was right. */
  readonly tests: number
  /** Posts what somebody writes; the status of the answer. */
  say(address: string, id: string, text: string): Promise<number>
  close(): Promise<void>
}

/** Both sides sign with this secret, by the real clock. */
export async function hookSite(secret: string): Promise<HookSite> {
  const read = new Map<string, string>()
  let tests = 0
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks)
      const isRight = signatureProblem(String(request.headers['parley-signature']), body, secret, Date.now()) === undefined
      const { test, message } = JSON.parse(body.toString())
      if (isRight && test === true) tests += 1
      if (isRight && message !== undefined) read.set(String(request.headers['idempotency-key']), message.text)
      response.writeHead(isRight ? 200 : 401).end('{}')
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/answers`,
    host: `127.0.0.1:${port}`,
    get read() {
      return [...read.values()]
    },
    get tests() {
      return tests
    },
    async say(address, id, text) {
      const body = JSON.stringify({ id, from: { id: 'ada', name: 'Ada' }, text })
      const headers = { 'content-type': 'application/json', 'parley-signature': sign(body, secret, Date.now()) }
      return (await fetch(address, { method: 'POST', headers, body })).status
    },
    close: () =>
      new Promise(done => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}
