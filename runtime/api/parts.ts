import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Descriptor } from '../../plugins/kit/descriptor.ts'
import type { Clock } from '../clock/clock.ts'
import type { Availability } from '../library/availability.ts'
import type { Library } from '../library/library.ts'
import type { Settings } from '../settings/settings.ts'
import type { Store } from '../store/contract.ts'
import type { Turns } from '../turn/turns.ts'
import type { Metrics } from './metrics.ts'

/** What the API is made of: all of it is given, none of it is looked up. */
export interface ApiParts {
  readonly turns: Turns
  readonly library: Library
  readonly availability: Availability
  readonly store: Store
  readonly settings: Settings
  readonly clock: Clock
  /** What nodes can be. */
  readonly descriptors: readonly Descriptor[]
  readonly health: Health
  /** Its own, unless the rest of the server counts too. */
  readonly metrics?: Metrics
  /** One that writes JSON lines to the standard output, unless given. */
  readonly logger?: FastifyBaseLogger
}

/** What the server says of itself. */
export interface Health {
  /** Is everything loaded? */
  ready(): boolean
  /** Has it been told to stop? Then nothing new is taken. Closing the API says so too. */
  shuttingDown(): boolean
}

/** Fastify as our routes see it: bodies, addresses and answers have the types of their schemas. */
export type Api = FastifyInstance<RawServerDefault, IncomingMessage, ServerResponse, FastifyBaseLogger, ZodTypeProvider>
