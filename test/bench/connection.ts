import { connect, type Socket } from 'node:net'

/** What is asked of a server: JSON, or nothing. */
export interface Ask {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly token?: string | undefined
  readonly body?: string
}

export interface Answer {
  readonly status: number
  readonly body: string
}

/**
 * One keep-alive connection that asks one thing after the other. Cheaper than a real client, because on few cores what the
 * client costs is taken from the server; it understands answers that say their length, which are all that are measured.
 */
export interface Connection {
  ask(ask: Ask): Promise<Answer>
  close(): void
}

export async function openConnection(url: string): Promise<Connection> {
  const { hostname, port, host } = new URL(url)
  const socket = connect({ host: hostname, port: Number(port), noDelay: true })
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject))
  const next = createReader(socket)
  return {
    async ask({ method, path, token, body = '' }) {
      const authorization = token === undefined ? '' : `authorization: Bearer ${token}\r\n`
      const content = body === '' ? '' : `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n`
      const answer = next()
      socket.write(`${method} ${path} HTTP/1.1\r\nhost: ${host}\r\n${authorization}${content}\r\n${body}`)
      return await answer
    },
    close: () => socket.destroy(),
  }
}

/** Gives a function that promises the next answer to arrive. */
function createReader(socket: Socket): () => Promise<Answer> {
  let waits: { resolve(answer: Answer): void; reject(error: Error): void } | undefined
  let read = Buffer.alloc(0)
  const fail = (error: Error): void => waits?.reject(error)
  socket.on('error', fail)
  socket.on('close', () => fail(new Error('the server closed the connection')))
  socket.on('data', chunk => {
    read = read.length === 0 ? chunk : Buffer.concat([read, chunk])
    const headEnd = read.indexOf('\r\n\r\n')
    if (headEnd < 0) return
    const head = read.toString('latin1', 0, headEnd)
    const [, length] = /\r\ncontent-length: (\d+)/i.exec(head) ?? []
    if (length === undefined) return fail(new Error(`an answer without its length: ${head}`))
    const end = headEnd + 4 + Number(length)
    if (read.length < end) return
    const answer = { status: Number(head.slice(9, 12)), body: read.toString('utf8', headEnd + 4, end) }
    read = read.subarray(end)
    waits?.resolve(answer)
  })
  return () =>
    new Promise((resolve, reject) => {
      waits = { resolve, reject }
    })
}
