import fastify, { type FastifyInstance } from 'fastify'
import type { AnyServeChannel, Incoming, Line, OpenChannel, Trouble } from '../../plugins/kit/server.ts'

/** One channel of a plugin at work, without a server around it: what it hands in and mails is kept, and a test may refuse it. */
export interface OpenedChannel {
  readonly app: FastifyInstance
  readonly open: OpenChannel
  readonly received: Incoming[]
  readonly mails: Parameters<Line<unknown>['mail']>[0][]
  readonly logged: string[]
  now: number
  /** What it says is wrong with it as a whole. */
  trouble?: Trouble | undefined
  /** What `receive` and `mail` do instead. */
  refuses?: Error
  close(): Promise<void>
}

/** Opens a channel with these settings, as the server does: bodies come as they are. */
export async function openChannel(
  half: AnyServeChannel,
  config: object = {},
  line: Partial<Line<never>> = {},
): Promise<OpenedChannel> {
  const app = fastify()
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  const seen = new Set<string>()
  const opened: Omit<OpenedChannel, 'open'> = {
    app,
    received: [],
    mails: [],
    logged: [],
    now: 1_800_000_000_000,
    close: () => app.close(),
  }
  const given = {
    id: 'here',
    config: half.channel.config.parse(config),
    origin: 'http://parley.example',
    receive(incoming: Incoming) {
      if (opened.refuses) return Promise.reject(opened.refuses)
      if (seen.has(incoming.id)) return Promise.resolve({ outcome: 'duplicate' })
      seen.add(incoming.id)
      opened.received.push(incoming)
      return Promise.resolve({ outcome: 'stored' })
    },
    secret: () => Promise.resolve('the secret of a test'),
    fetch: () => Promise.reject(new Error('nobody is there')),
    mail(mail: OpenedChannel['mails'][number]) {
      if (opened.refuses) return Promise.reject(opened.refuses)
      opened.mails.push(mail)
      return Promise.resolve()
    },
    trouble(trouble: Trouble | undefined) {
      opened.trouble = trouble
    },
    log: (message: string) => void opened.logged.push(message),
    clock: { now: () => opened.now },
    ...line,
  }
  // Boundary: the half's own types are not known here.
  const open = await half.open?.(app, given as never)
  return Object.assign(opened, { open: open ?? {} })
}
