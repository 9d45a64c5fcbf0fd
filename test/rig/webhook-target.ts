import { createServer } from 'node:http'

/** A loopback target of webhooks that writes down what comes. */
export interface WebhookTarget {
  readonly port: number
  readonly calls: readonly { readonly key: string; readonly body: string }[]
  close(): Promise<void>
}

export function createWebhookTarget(
  answer: (body: string) => { status: number; body: string } = () => ({ status: 200, body: '{}' }),
): Promise<WebhookTarget> {
  const calls: { key: string; body: string }[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (part: Buffer) => {
      body += part.toString()
    })
    request.on('end', () => {
      calls.push({ key: String(request.headers['idempotency-key']), body })
      const { status, body: text } = answer(body)
      response.writeHead(status, { 'content-type': 'application/json' }).end(text)
    })
  })
  return new Promise(resolve => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve({
        port: typeof address === 'object' && address ? address.port : 0,
        calls,
        close: () =>
          new Promise(done => {
            server.close(() => done())
            server.closeAllConnections()
          }),
      })
    })
  })
}
