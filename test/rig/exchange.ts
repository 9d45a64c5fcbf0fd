import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Sent } from '../../plugins/kit/server.ts'
import type { Paged } from './pager.ts'

/** The other side of pagers: a real server on loopback, that writes down what it is sent and answers as it is told. */
export interface Exchange {
  readonly host: string
  readonly url: string
  /** What came, in order, every try. */
  readonly paged: readonly Paged[]
  /** Lines as those read them whom they were sent to, one for each key. */
  read(to: string): readonly string[]
  /** How it answers: `hold` lets whoever asks wait. By default it takes everything. */
  answers(answer: (paged: Paged) => Sent | 'hold'): void
  close(): Promise<void>
}

export async function createExchange(): Promise<Exchange> {
  const paged: Paged[] = []
  const taken = new Map<string, Paged>()
  let answer: (paged: Paged) => Sent | 'hold' = one => ({ type: 'sent', id: `x-${one.key}` })
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const one = JSON.parse(Buffer.concat(chunks).toString()) as Paged
      paged.push(one)
      const sent = answer(one)
      if (sent === 'hold') return
      if (sent.type === 'sent') taken.set(one.key, taken.get(one.key) ?? one)
      response.setHeader('content-type', 'application/json').end(JSON.stringify(sent))
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    host: `127.0.0.1:${port}`,
    url: `http://127.0.0.1:${port}/`,
    paged,
    read: to => [...taken.values()].filter(one => one.to.id === to).map(one => one.message.message.text),
    answers(given) {
      answer = given
    },
    async close() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}
