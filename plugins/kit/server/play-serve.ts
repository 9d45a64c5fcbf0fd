import type { z } from 'zod'
import type { ArticleHit } from './articles.ts'
import type { Job } from './job.ts'
import { isPermittedHost } from './permitted-host.ts'
import type { PlainMail } from './plain-mail.ts'

/**
 * Makes one call of a server half by hand: a test without a server or a network. What it brings back is what handlers hear as
 * `performed`; what it throws, they hear as `failed`.
 *
 *     const { result } = await playServe(serveWeather, { config: { city: 'Aarhus' }, fetch: () => Response.json({ celsius: 11 }) })
 */
export async function playServe<C extends z.ZodObject, R extends z.ZodType>(
  { action, perform }: PlayedServe<C, R>,
  given: ServeGiven<C>,
): Promise<ServePlayed<z.output<R>>> {
  const { hosts = [], secrets = [] } = action.permissions ?? {}
  const requests: Request[] = []
  const mails: PlainMail[] = []
  const logs: string[] = []
  const brought = await perform({
    config: action.config.parse(given.config),
    input: given.input,
    key: given.key ?? 'key-1',
    attempt: 1,
    signal: new AbortController().signal,
    async fetch(url, init) {
      const request = new Request(url, init)
      const { hostname } = new URL(request.url)
      if (!isPermittedHost(hostname, hosts)) throw new Error(`"${hostname}" does not stand in the action's permissions.hosts`)
      requests.push(request)
      if (!given.fetch) throw new Error('give playServe a `fetch` that answers')
      return given.fetch(request)
    },
    secret(name) {
      const value = given.secrets?.[name]
      if (value === undefined) return Promise.reject(new Error(`give playServe the secret "${name}"`))
      const isHeld = Object.values(action.config.parse(given.config)).includes(name)
      if (!secrets.includes(name) && !isHeld)
        return Promise.reject(new Error(`"${name}" does not stand in the action's permissions.secrets`))
      return Promise.resolve(value)
    },
    mail: mail => {
      mails.push(mail)
      return Promise.resolve()
    },
    articles: {
      search: () => Promise.resolve(given.articles ?? []),
      read: id => {
        const hit = given.articles?.find(article => article.id === id)
        return Promise.resolve(hit && { ...hit, text: hit.excerpt })
      },
    },
    log: message => void logs.push(message),
  })
  // Boundary: without a `result` of its own an action hears whatever was brought.
  const result = (action.result ? action.result.parse(brought) : brought) as z.output<R>
  return { result, requests, mails, logs }
}

/** What `serveAction` made. */
interface PlayedServe<C extends z.ZodObject, R extends z.ZodType> {
  readonly action: {
    readonly config: C
    readonly result?: R
    readonly permissions?: { readonly hosts?: readonly string[]; readonly secrets?: readonly string[] }
  }
  perform(job: Job<z.output<C>>): Promise<unknown>
}

/** The world around the call. */
export interface ServeGiven<C extends z.ZodObject> {
  readonly config: z.input<C>
  /** What the handler gave to `perform`. */
  readonly input?: unknown
  readonly key?: string
  /** Answers for the outside. A host that the action's permissions do not name is refused before. */
  fetch?(request: Request): Response | Promise<Response>
  /** Values by name. */
  readonly secrets?: Readonly<Record<string, string>>
  /** What every search finds. */
  readonly articles?: readonly ArticleHit[]
}

/** What came of the call. */
export interface ServePlayed<R> {
  /** Parsed by the action's `result`. */
  readonly result: R
  readonly requests: readonly Request[]
  readonly mails: readonly PlainMail[]
  readonly logs: readonly string[]
}
