import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { MailServer } from './mail-server.ts'

/** The other side of one kind of channel: what brings messages in, and reads what is sent. It speaks the channel's own protocol. */
export interface ChannelPeer {
  /** Settings of a channel that talks to it. */
  readonly config: object
  /** Where it is another for each channel, by id: instead of these. */
  configOf?(id: string): object
  /** Secrets the channel needs, by name. */
  readonly secrets: Readonly<Record<string, string>>
  /** Brings a message to the address of a channel; the status of the answer. `id` is the message's. */
  bring(address: string, message: { readonly id: string; readonly from: string; readonly text: string }): Promise<number>
  /** What arrived for somebody, in order, each once. */
  read(from: string): readonly string[]
  /** Ids under which the peer named what arrived, so that it can bring them back as echoes. */
  readonly names?: readonly string[]
  /** Statuses that mean "it is taken". */
  readonly taken: readonly number[]
  /** Each message of one sender is a conversation of its own. */
  readonly apart: boolean
  /** What it can tell the channel "one" besides messages. */
  readonly tells?: PeerTells
}

/** What the other side of a channel tells besides messages, each where it can: the status of the answer. */
export interface PeerTells {
  /** All that somebody was sent has arrived. */
  delivered?(to: string): Promise<number>
  /** Somebody has read all that they were sent until then, ms since 1970. */
  read?(by: string, upTo: number): Promise<number>
  /** Somebody has changed the message that they sent under this id; `version` counts their changes. */
  edit?(by: string, id: string, text: string, version: number): Promise<number>
  /** Somebody has taken a message back. */
  unsend?(by: string, id: string): Promise<number>
  /** Another program has taken the conversation with somebody, or leaves it to us. */
  hold?(of: string, holder: 'us' | 'other'): Promise<number>
  /** What somebody was sent last has come back. */
  returns?(to: string): Promise<number>
}

const secret = 'a-secret-that-no-answer-may-ever-hold'

export interface HookPeer extends ChannelPeer {
  readonly host: string
  readonly arrived: readonly Arrived[]
  /** Posts any body, signed. */
  post(address: string, body: object): Promise<Response>
  close(): Promise<void>
}

/** Somebody who signs and is posted to, as the README's programs do; `now` is their clock. */
export async function createHookPeer(now: () => number): Promise<HookPeer> {
  const arrived = new Map<string, Arrived>()
  const wrong: string[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString()
      const [, at = '', mac = ''] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(request.headers['parley-signature'])) ?? []
      if (mac !== macOf(at, body)) wrong.push(body)
      const key = String(request.headers['idempotency-key'])
      const known = arrived.has(key)
      if (!known) arrived.set(key, JSON.parse(body))
      response.writeHead(known ? 409 : wrong.length > 0 ? 401 : 200).end(JSON.stringify({ id: `theirs-${key}` }))
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const post: HookPeer['post'] = (address, said) => {
    const body = JSON.stringify(said)
    const at = `${now()}`
    const headers = { 'content-type': 'application/json', 'parley-signature': `t=${at},v1=${macOf(at, body)}` }
    return fetch(address, { method: 'POST', headers, body })
  }
  return {
    host: `127.0.0.1:${port}`,
    config: { url: `http://127.0.0.1:${port}/`, secret: 'signing' },
    secrets: { signing: secret },
    taken: [200],
    apart: false,
    post,
    bring: async (address, { id, from, text }) => (await post(address, { id, from: { id: from }, text })).status,
    read: from => [...arrived.values()].filter(({ to }) => to.id === from).map(({ message }) => message.text),
    get names() {
      return [...arrived.keys()].map(key => `theirs-${key}`)
    },
    get arrived() {
      return [...arrived.values()]
    },
    close: () =>
      new Promise(done => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

/** What the hook's peer was posted. */
export interface Arrived {
  readonly conversation: string
  readonly to: { readonly id: string }
  readonly message: { readonly text: string; readonly choices?: readonly { readonly id: string; readonly label: string }[] }
  readonly author: { readonly type: string; readonly name?: string }
}

/** People who fill in a form, and read the answers in their mail. */
export function formPeer(mails: MailServer): ChannelPeer {
  return {
    config: { perMinute: 600, makesTicket: true },
    secrets: {},
    taken: [303],
    apart: true,
    async bring(address, { id, from, text }) {
      const body = new URLSearchParams({ name: from, email: `${from}@corp.com`, message: text, _id: `id-of-${id}` })
      return (await fetch(address, { method: 'POST', body, redirect: 'manual' })).status
    },
    read: from =>
      mails.mails.filter(({ to }) => JSON.stringify(to).includes(`${from}@corp.com`)).map(({ text = '' }) => text.trim()),
  }
}

function macOf(at: string, body: string): string {
  return createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')
}
