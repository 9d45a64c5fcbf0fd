import type { FastifyInstance, InjectOptions } from 'fastify'
import { z } from 'zod'
import { createApi } from '../../runtime/api/create-api.ts'
import { parsePrivateTargets } from '../../runtime/deliver/private-targets.ts'
import { errorCodes } from '../../runtime/errors/codes.ts'
import { readSettings } from '../../runtime/settings/settings.ts'
import { en, flowOf } from './flow-of.ts'
import { pretendApp, pretendBundle } from './pretend-bundle.ts'
import { createScene, type Scene } from './scene.ts'

/** What came back: its status, its JSON, its headers. */
export interface Reply {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: whatever the server says; the scene holds it to the contract
  readonly json: any
  readonly text: string
  readonly headers: Readonly<Record<string, unknown>>
}

/** The real API on a real runtime. Every answer it gives is held to the contract. */
export interface ApiScene extends Pick<Scene, 'clock' | 'runtime' | 'dataDir' | 'publish' | 'pass' | 'settle'> {
  readonly app: FastifyInstance
  readonly health: { isReady: boolean; isClosing: boolean }
  /** `call('POST /api/visitor', { ... }, token)`. */
  call(what: string, body?: unknown, token?: string, headers?: Readonly<Record<string, string>>): Promise<Reply>
  inject(options: InjectOptions): Promise<Reply>
  /** A visitor's token. */
  visitor(): Promise<string>
  close(): Promise<void>
}

export const adminToken = 'admin-token-of-the-tests-0123456789abcdef'

/** Opens the API with rate limits off, unless the environment given says otherwise. */
export async function createApiScene(env: Readonly<Record<string, string>> = {}): Promise<ApiScene> {
  const settings = readSettings({ ADMIN_TOKEN: adminToken, RATE_LIMITS: 'off', LOG_LEVEL: 'silent', ...env })
  const { limits, mail, mailAfterMs, origins } = settings
  const privateTargets = parsePrivateTargets(settings.privateTargets)
  const kept = env.DATA_DIR === undefined ? {} : { dataDir: env.DATA_DIR }
  const scene = await createScene({ limits, mailAfterMs, origins, privateTargets, ...kept, ...(mail ? { mail } : {}) })
  const { runtime, clock } = scene
  const health = { isReady: true, isClosing: false }
  const app = createApi({
    turns: runtime.turns,
    channels: runtime.channels,
    speaksAs: runtime.speaksAs,
    library: runtime.library,
    availability: runtime.availability,
    directory: runtime.directory,
    accounts: runtime.accounts,
    duty: runtime.duty,
    inboxes: runtime.inboxes,
    snippets: runtime.snippets,
    articles: runtime.articles,
    store: runtime.store,
    media: runtime.media,
    files: runtime.files,
    privacy: runtime.privacy,
    previews: runtime.previews,
    publisher: runtime.publisher,
    presence: runtime.presence,
    settings,
    clock,
    plugins: runtime.plugins,
    outside: runtime.outside,
    identities: runtime.identities,
    secrets: runtime.secrets,
    lines: runtime.lines,
    remotePictures: runtime.remotePictures,
    app: pretendApp(),
    sites: [...runtime.plugins.sites.values()].map(half => ({ half, files: pretendBundle() })),
    health: { ready: () => health.isReady, shuttingDown: () => health.isClosing },
  })
  const strays = holdToContract(app)
  await app.ready()
  const inject = async (options: InjectOptions): Promise<Reply> => {
    const { statusCode: status, body: text, headers } = await app.inject(options)
    if (strays.length > 0) throw new Error(strays.splice(0).join('\n'))
    return { status, text, headers, json: isJson(headers['content-type']) && text !== '' ? JSON.parse(text) : undefined }
  }
  const call: ApiScene['call'] = (what, body, token, headers = {}) => {
    const [method = 'GET', url = '/'] = what.split(' ')
    return inject({
      method: method as 'GET',
      url,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
  }
  return {
    app,
    health,
    clock,
    runtime,
    dataDir: scene.dataDir,
    publish: scene.publish,
    pass: scene.pass,
    settle: scene.settle,
    call,
    inject,
    visitor: async () => String((await call('POST /api/visitor', {})).json.visitor),
    async close() {
      await app.close()
      await scene.close()
    },
  }
}

/** A flow that greets, asks which way, and hands over or asks for more. */
export const helloFlow = flowOf('hello', [
  ['start', 'start', {}, { next: 'hi' }],
  ['hi', 'say', { text: en('Hello!') }, { next: 'topic' }],
  [
    'topic',
    'ask',
    {
      kind: 'choice',
      question: en('What is it about?'),
      choices: [
        { id: 'pricing', label: en('Pricing') },
        { id: 'people', label: en('A person') },
      ],
    },
    { 'choice:pricing': 'budget', 'choice:people': 'handoff' },
  ],
  ['budget', 'ask', { question: en('What is your budget?'), saveAs: 'budget' }, { answered: 'thanks' }],
  ['thanks', 'say', { text: en('Thanks!') }, { next: 'budget' }],
  ['handoff', 'handoff', { to: 'unassigned' }],
])

function isJson(type: unknown): boolean {
  return typeof type === 'string' && type.startsWith('application/json')
}

/** Compares what is sent with what the route promises, field by field: nothing missing, nothing more. */
function holdToContract(app: FastifyInstance): string[] {
  const strays: string[] = []
  app.addHook('preSerialization', (request, reply, payload, done) => {
    const { response } = (request.routeOptions.schema ?? {}) as { response?: Readonly<Record<string, unknown>> }
    const promised = response?.[reply.statusCode] ?? response?.[`${String(reply.statusCode).charAt(0)}xx`]
    const where = `${request.method} ${request.url} ${reply.statusCode}`
    if (promised instanceof z.ZodType) {
      const sent: unknown = JSON.parse(JSON.stringify(payload))
      const read = promised.safeParse(sent)
      if (!read.success) strays.push(`${where}: ${z.prettifyError(read.error)}`)
      else if (sorted(read.data) !== sorted(sent)) strays.push(`${where}: more than promised: ${sorted(sent)}`)
    } else if (response && !request.is404) strays.push(`${where}: not promised`)
    if (reply.statusCode >= 400) strays.push(...offTable(where, reply.statusCode, payload))
    done(null, payload)
  })
  return strays
}

function offTable(where: string, status: number, payload: unknown): string[] {
  const { code, message } = (payload as { error: { code: string; message: string } }).error
  const known = (errorCodes as Readonly<Record<string, number>>)[code]
  if (known !== status) return [`${where}: "${code}" is ${known} in the table`]
  // An empty pair of quotes: the message names nothing. Where the address names nothing, it may.
  const isEmpty = /“”|„“/.test(message) && !/\/(\/|\?| )/.test(where)
  return message.includes('errors.') || message.includes('{{') || isEmpty ? [`${where}: "${code}" says "${message}"`] : []
}

function sorted(json: unknown): string {
  return JSON.stringify(json, (_name, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  )
}
