import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { descriptorOf } from '../plugins/kit/descriptor.ts'
import { createApi } from './api/create-api.ts'
import { createMetrics, type Metrics } from './api/metrics.ts'
import type { Clock } from './clock/clock.ts'
import { createRuntime, type Runtime, samplesFolder } from './create-runtime.ts'
import { parsePrivateTargets } from './deliver/private-targets.ts'
import { ParleyError } from './errors/parley-error.ts'
import { seed } from './library/seed.ts'
import type { Settings } from './settings/settings.ts'

/** A server: the runtime with its door open. */
export interface Server {
  /** Where it listens. */
  readonly url: string
  readonly runtime: Runtime
  /** Ids of the sample flows, when this start brought them. */
  readonly seeded: readonly string[]
  /** Answers what is under way, takes nothing new, lets go of the data folder. */
  close(): Promise<void>
}

/** Opens the data folder, seeds a first start, listens. Errors: those of `createRuntime`, and of listening. */
export async function createServer(settings: Settings, options: { readonly clock?: Clock } = {}): Promise<Server> {
  const { limits } = settings
  const health = { isReady: false, isClosing: false }
  const logger = pino({ level: settings.logLevel })
  let metrics: Metrics | undefined
  const runtime = await createRuntime({
    ...options,
    dataDir: settings.dataDir,
    privateTargets: parsePrivateTargets(settings.privateTargets),
    turnsPerMinute: limits.turnsPerMinutePerConversation,
    capacity: limits.waitingTurns,
    storePages: settings.storePages,
    onError: error => logger.error({ err: error }, 'in the background'),
    onTurn: turn => metrics?.committed(turn),
    onBatch: turns => metrics?.batched(turns),
  })
  try {
    const { turns, library, availability, store, clock, plugins } = runtime
    const seeded = await seed(library, samplesFolder)
    metrics = createMetrics({ store, clock, waiting: () => turns.mailboxes.waiting })
    const api = createApi({
      turns,
      library,
      availability,
      store,
      settings,
      clock,
      metrics,
      logger,
      descriptors: [...plugins.declarations.values()].map(descriptorOf),
      health: { ready: () => health.isReady, shuttingDown: () => health.isClosing },
    })
    const address = await listen(api, settings)
    const { port } = new URL(address)
    const url = settings.host === 'localhost' ? `http://localhost:${port}` : address
    health.isReady = true
    return {
      url,
      runtime,
      seeded,
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

/** Error: `address_unusable`, when another program has the port or the host is none of this machine. */
async function listen(api: FastifyInstance, { host, port }: Settings): Promise<string> {
  try {
    return await api.listen({ host, port })
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw new ParleyError('address_unusable', { address: `${host}:${port}`, why }, { cause: error })
  }
}
