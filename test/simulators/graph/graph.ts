import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { FakeGraph, Line } from './fake-graph.ts'
import { type ErrorName, errorBody, errors } from './graph-error.ts'
import { createOwners } from './owners.ts'
import { type Profile, refusesProfile } from './profile-rules.ts'
import { createRates } from './rates.ts'
import { type Posted, readable, refusalOf } from './send-rules.ts'
import { createWebhooks } from './webhooks.ts'
import { proofOf } from './wire-json.ts'

const page = '100200300400500'
const app = '26390203743090012'
const secrets = { 'page-token': 'page-token-that-no-answer-may-hold', 'app-secret': 'app-secret-that-no-answer-may-hold' }
/** Opens one; `now` is the clock of everybody on it, ms since 1970. */
export async function createGraph(now: () => number): Promise<FakeGraph> {
  const threads = new Map<string, Line[]>()
  const userAt = new Map<string, number>()
  const due: object[] = []
  let mids = 0
  const owners = createOwners(app)
  const rates = createRates(now)
  let sleepers: (() => void)[] = []
  const server = createServer((request, response) => {
    void answer(request, response)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const host = `127.0.0.1:${port}`
  const webhooks = createWebhooks({ page, secret: secrets['app-secret'], now, callback: () => graph.callback })

  const refuse = (response: ServerResponse, name: ErrorName): void => {
    const error = errors[name]
    response.writeHead(error.status, { 'content-type': 'application/json', ...('headers' in error ? error.headers : {}) })
    response.end(JSON.stringify(errorBody(error)))
  }
  const give = (response: ServerResponse, body: object): void => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  }

  const take = async (posted: Posted): Promise<string> => {
    const person = posted.recipient?.id ?? ''
    const mid = graph.mid()
    const message = posted.message ?? {}
    const line = { by: 'page' as const, text: readable(message), mid, message, ...(posted.tag ? { tag: posted.tag } : {}) }
    threads.set(person, [...(threads.get(person) ?? []), line])
    const echo = {
      sender: { id: page },
      recipient: { id: person },
      timestamp: now(),
      message: {
        is_echo: true,
        app_id: Number(app),
        mid,
        ...(message.text ? { text: message.text } : {}),
        metadata: message.metadata,
      },
    }
    if (graph.echoes === 'before') await webhooks.bring([echo])
    else if (graph.echoes === 'after') due.push(echo)
    return mid
  }
  const send = async (posted: Posted, response: ServerResponse): Promise<void> => {
    const person = posted.recipient?.id ?? ''
    if (posted.sender_action !== undefined) {
      if (posted.message !== undefined) return refuse(response, 'invalid')
      graph.signs.push(posted.sender_action)
      return give(response, { recipient_id: person })
    }
    const isLoud = ['audio', 'video'].includes(posted.message?.attachment?.type ?? '')
    if (rates.isTooMany(person, isLoud)) return refuse(response, 'too-many')
    const fault = graph.faults.shift()
    if (fault === 'slow' || graph.isAsleep) {
      await new Promise<void>(woken => sleepers.push(woken))
      // Whoever has hung up meanwhile sends nothing.
      if (response.destroyed) return
    }
    if (fault === 'reset') return void response.destroy()
    if (fault === 'html') return void response.writeHead(502).end('<html>Bad gateway</html>')
    if (fault === 'error-in-200') return void response.writeHead(200).end(JSON.stringify(errorBody(errors.temporary)))
    if (fault !== undefined && fault !== 'cut' && fault !== 'slow') return refuse(response, fault)
    const refusal = refusalOf(posted, userAt.get(person), now())
    if (refusal !== undefined) return refuse(response, refusal)
    const mid = await take(posted)
    if (fault === 'cut') return void response.destroy()
    give(response, { recipient_id: person, message_id: mid })
  }

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', `http://${host}`)
    const body = (await request.setEncoding('utf8').toArray()).join('')
    const file = graph.files.get(url.pathname)
    if (file) return void response.writeHead(200, { 'content-type': file.type }).end(file.bytes)
    const [, version = '', ...rest] = url.pathname.split('/')
    const path = rest.join('/')
    graph.calls.push(`${request.method} ${path}`)
    const token = url.searchParams.get('access_token') ?? ''
    const proof = url.searchParams.get('appsecret_proof')
    const isMine = token === secrets['page-token'] || token === `${app}|${secrets['app-secret']}`
    if (token.includes('|') && !isMine) return refuse(response, 'bad-app')
    if (!/^v\d+\.0$/.test(version) || proof !== proofOf(token, secrets['app-secret'])) return refuse(response, 'invalid')
    const isApp = token === `${app}|${secrets['app-secret']}`
    if (path === 'debug_token' && isApp) {
      const asked = url.searchParams.get('input_token')
      const isValid = graph.isValid && asked === secrets['page-token']
      return give(response, {
        data: { is_valid: isValid, app_id: app, profile_id: page, scopes: ['pages_messaging', 'pages_manage_metadata'] },
      })
    }
    if (!graph.isValid || token !== secrets['page-token']) return refuse(response, 'revoked')
    const posted: unknown = body === '' ? {} : JSON.parse(body)
    // Boundary: whatever is posted here is looked at.
    if (path === `${page}/messages`) return send(posted as Posted, response)
    if (path === `${page}/subscribed_apps`) {
      if (request.method !== 'POST') return give(response, { data: [{ id: app, subscribed_fields: graph.fields }] })
      graph.fields = (url.searchParams.get('subscribed_fields') ?? '').split(',')
      webhooks.subscribe()
      return give(response, { success: true })
    }
    if (path === `${page}/messenger_profile`) return setProfile(request.method, posted as Profile, response)
    const [, how] = path.startsWith(`${page}/`) ? (/\/(pass|take|request|release)_thread_control$/.exec(path) ?? []) : []
    if (how !== undefined) return control(how, posted as Control, response)
    if (path.includes('/')) return refuse(response, 'no-such-page')
    const known = graph.names.get(path)
    return known ? give(response, { id: path, ...known }) : refuse(response, 'no-profile')
  }
  type Control = { readonly recipient?: { readonly id?: string }; readonly target_app_id?: string }
  const control = (how: string, { recipient, target_app_id }: Control, response: ServerResponse): void => {
    const person = recipient?.id ?? ''
    const event = owners.change(how, person, target_app_id)
    if (!event && how !== 'request' && how !== 'release') return refuse(response, 'invalid')
    if (event) due.push(between(person, event))
    give(response, { success: true })
  }
  const between = (person: string, key: object, at = now()): object => ({
    sender: { id: person },
    recipient: { id: page },
    timestamp: at,
    ...key,
  })
  const setProfile = (method: string | undefined, posted: Profile, response: ServerResponse): void => {
    const { profile } = graph
    if (method === 'DELETE') {
      const { fields = [] } = posted
      if (fields.includes('get_started') && 'persistent_menu' in profile) return refuse(response, 'invalid')
      graph.profile = Object.fromEntries(Object.entries(profile).filter(([name]) => !fields.includes(name)))
    } else {
      if (refusesProfile(posted, profile)) return refuse(response, 'invalid')
      graph.profile = { ...profile, ...posted }
    }
    give(response, { result: 'success' })
  }

  const graph: FakeGraph = {
    host,
    config: { page, app, username: 'kestrel.solar', verifyToken: 'made-up', graph: `http://${host}`, disclosure: false },
    secrets,
    webhooks,
    callback: '',
    echoes: 'after',
    isValid: true,
    faults: [],
    isAsleep: false,
    get sleeping() {
      return sleepers.length
    },
    wake() {
      graph.isAsleep = false
      for (const woken of sleepers) woken()
      sleepers = []
    },
    calls: [],
    profile: {},
    fields: [],
    files: new Map(),
    names: new Map(),
    signs: [],
    event(person, key, at = now()) {
      userAt.set(person, Math.max(userAt.get(person) ?? 0, at))
      return between(person, key, at)
    },
    says(person, text, more = {}) {
      const mid = graph.mid()
      threads.set(person, [...(threads.get(person) ?? []), { by: 'person', text, mid }])
      const standby = owners.isElsewhere(person)
      return webhooks.bring([graph.event(person, { message: { mid, text, ...more } })], { standby })
    },
    inbox: (does, person) => webhooks.bring([between(person, does === 'takes' ? owners.lose(person) : owners.give(person))]),
    thread: person => threads.get(person) ?? [],
    get sent() {
      return [...threads.values()].flat().flatMap(({ by, mid }) => (by === 'page' ? [mid] : []))
    },
    read: person => (threads.get(person) ?? []).filter(({ by }) => by === 'page').map(({ text }) => text),
    async flush() {
      if (due.length > 0) await webhooks.bring(due.splice(0))
    },
    mid() {
      mids += 1
      return `m_${mids}_${'x'.repeat(80)}`
    },
    close: () =>
      new Promise(done => {
        graph.wake()
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
  return graph
}
