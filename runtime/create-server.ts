import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { openAppBundle } from './api/app-bundle.ts'
import { createApi } from './api/create-api.ts'
import { createMetrics, type Metrics } from './api/metrics.ts'
import { frontOf } from './api/sites.ts'
import { openBundles } from './bundles/open-bundles.ts'
import type { Clock } from './clock/clock.ts'
import { createRuntime, type Runtime, samplesFolder } from './create-runtime.ts'
import { createSites } from './create-sites.ts'
import { parsePrivateTargets } from './deliver/private-targets.ts'
import { ParleyError } from './errors/parley-error.ts'
import { seedArticles } from './knowledge/seed-articles.ts'
import { seed } from './library/seed.ts'
import type { Settings } from './settings/settings.ts'

/** A server: the runtime with its door open. */
export interface Server {
  /** Where it listens. */
  readonly url: string
  readonly runtime: Runtime
  /** Ids of the sample flows, when this start brought them. */
  readonly seeded: readonly string[]
  /** The path of the page where the first administrator is made; while there is no team. */
  readonly setup?: string
  /** The path of a page that shows it at work. */
  readonly front?: string
  /** Answers what is under way, takes nothing new, lets go of the data folder. */
  close(): Promise<void>
}

export interface ServerOptions {
  readonly clock?: Clock
  /** Told which bundle is built before the start, because its sources have changed. */
  readonly onBuild?: (name: string) => void
}

/** Builds what has changed, opens the data folder, seeds a first start, listens. Errors: `bundle_failed`, those of `createRuntime`, `address_unusable`. */
export async function createServer(settings: Settings, { clock: own, onBuild }: ServerOptions = {}): Promise<Server> {
  const bundling = openBundles(root, onBuild)
  // Heard below; what is wrong with the data folder is heard first.
  bundling.catch(() => undefined)
  const { limits } = settings
  const health = { isReady: false, isClosing: false }
  const logger = pino({ level: settings.logLevel })
  let metrics: Metrics | undefined
  const runtime = await createRuntime({
    ...(own ? { clock: own } : {}),
    dataDir: settings.dataDir,
    privateTargets: parsePrivateTargets(settings.privateTargets),
    ...(settings.publicUrl === undefined ? {} : { ownHosts: [new URL(settings.publicUrl).hostname] }),
    ...(settings.mail ? { mail: settings.mail } : {}),
    ...(settings.secretKey === undefined ? {} : { secretKey: settings.secretKey }),
    ...(settings.secretKeyFile === undefined ? {} : { secretKeyFile: settings.secretKeyFile }),
    mailAfterMs: settings.mailAfterMs,
    watchPlugins: settings.pluginsWatch,
    origins: [...settings.origins, ...(settings.publicUrl === undefined ? [] : [new URL(settings.publicUrl).origin])],
    limits,
    turnsPerMinute: limits.turnsPerMinutePerConversation,
    capacity: limits.waitingTurns,
    storePages: settings.storePages,
    onError: error => logger.error({ err: error }, 'in the background'),
    onJob: ({ level, message, ...about }) => logger[level](about, message),
    onChannel: (channel, message, data) => logger.info({ ...data, channel }, message),
    onTurn: turn => metrics?.committed(turn),
    onBatch: turns => metrics?.batched(turns),
  })
  try {
    const { directory, accounts, duty, inboxes, snippets } = runtime
    const {
      turns,
      channels,
      library,
      availability,
      store,
      media,
      files,
      privacy,
      previews,
      publisher,
      presence,
      clock,
      plugins,
    } = runtime
    const bundles = await bundling
    const sites = createSites(plugins, bundles)
    const seeded = await seed(library, samplesFolder)
    if (seeded.length > 0) await seedArticles(runtime.articles, join(samplesFolder, 'articles'))
    metrics = createMetrics({ store, clock, waiting: () => turns.mailboxes.waiting, hosts: runtime.gates.states })
    const api = createApi({
      turns,
      channels,
      speaksAs: runtime.speaksAs,
      library,
      availability,
      directory,
      accounts,
      duty,
      inboxes,
      snippets,
      articles: runtime.articles,
      store,
      media,
      files,
      privacy,
      previews,
      publisher,
      presence,
      settings,
      clock,
      metrics,
      logger,
      plugins,
      outside: runtime.outside,
      identities: runtime.identities,
      lines: runtime.lines,
      remotePictures: runtime.remotePictures,
      secrets: runtime.secrets,
      app: openAppBundle(bundles),
      sites,
      health: { ready: () => health.isReady, shuttingDown: () => health.isClosing },
    })
    const address = await listen(api, settings)
    const { port } = new URL(address)
    const url = settings.host === 'localhost' ? `http://localhost:${port}` : address
    const front = frontOf(sites, channels, library)
    const secret = await accounts.links.setUp()
    health.isReady = true
    return {
      url,
      ...(secret === undefined ? {} : { setup: `/setup?token=${secret}` }),
      runtime,
      seeded,
      ...(front === undefined ? {} : { front }),
      async close() {
        health.isClosing = true
        await api.close()
        await runtime.close()
      },
    }
  } catch (error) {
    await runtime.close()
    throw error
  }
}

/** The repository: what browsers load is built from it. */
const root = join(import.meta.dirname, '..')

/** Errors: `plugin_invalid`; `address_unusable`, when another program has the port or the host is none of this machine. */
async function listen(api: FastifyInstance, { host, port }: Settings): Promise<string> {
  try {
    return await api.listen({ host, port })
  } catch (error) {
    if (error instanceof ParleyError) throw error
    const why = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw new ParleyError('address_unusable', { address: `${host}:${port}`, why }, { cause: error })
  }
}
