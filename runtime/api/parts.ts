import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Channels } from '../channels/channels.ts'
import type { SpeaksAs } from '../channels/speaks-as.ts'
import type { Clock } from '../clock/clock.ts'
import type { Privacy } from '../contacts/privacy.ts'
import type { Presence } from '../deliver/presence.ts'
import type { Publisher } from '../deliver/publisher.ts'
import type { Inboxes } from '../inbox/inboxes.ts'
import type { Snippets } from '../inbox/snippets.ts'
import type { Articles } from '../knowledge/articles.ts'
import type { Availability } from '../library/availability.ts'
import type { Library, Programs } from '../library/library.ts'
import type { Lines } from '../lines/lines.ts'
import type { RemotePictures } from '../media/remote-pictures.ts'
import type { TeamMedia } from '../media/team-media.ts'
import type { VisitorFiles } from '../media/visitor-files.ts'
import type { Accounts } from '../people/create-accounts.ts'
import type { Directory } from '../people/directory.ts'
import type { Duty } from '../people/duty.ts'
import type { Identities } from '../people/identities.ts'
import type { VisitorTokens } from '../people/visitor-tokens.ts'
import type { LivePlugins } from '../plugins/live-plugins.ts'
import type { Outside } from '../plugins/outside/outside.ts'
import type { Previews } from '../preview/create-previews.ts'
import type { Secrets } from '../secrets/secrets.ts'
import type { Settings } from '../settings/settings.ts'
import type { Store } from '../store/contract.ts'
import type { Turns } from '../turn/turns.ts'
import type { Admit } from './allow-origins.ts'
import type { AppBundle } from './app-bundle.ts'
import type { Arrive } from './arrivals.ts'
import type { RequestLimits } from './limit-requests.ts'
import type { Metrics } from './metrics.ts'
import type { ReadMarks } from './read-marks.ts'
import type { Site } from './sites.ts'
import type { VisitorActs } from './visitor-acts.ts'

/** What the API is made of: all of it is given, none of it is looked up. */
export interface ApiParts {
  readonly turns: Turns
  readonly channels: Channels
  /** The one name that a team has to visitors, where a flow wants that. */
  readonly speaksAs: SpeaksAs
  readonly library: Library
  readonly availability: Availability
  /** Who is in the team. */
  readonly directory: Directory
  /** How they prove it, and what changes who they are. */
  readonly accounts: Accounts
  /** Who of them is there. */
  readonly duty: Duty
  readonly inboxes: Inboxes
  readonly snippets: Snippets
  readonly articles: Articles
  readonly store: Store
  /** Giving out and taking away all that is kept of somebody. */
  readonly privacy: Privacy
  /** Flows that somebody tries out. */
  readonly previews: Previews
  /** Bytes: what the team shows, what visitors send. */
  readonly media: TeamMedia
  readonly files: VisitorFiles
  /** Pictures that letters show from elsewhere. */
  readonly remotePictures: RemotePictures
  /** What is to be passed on to open sockets. */
  readonly publisher: Publisher
  /** Told which visitors have one. */
  readonly presence: Presence
  readonly settings: Settings
  readonly clock: Clock
  /** What nodes and channels can be: those that run, and those that may be switched on. */
  readonly plugins: LivePlugins
  readonly outside: Outside
  /** Tokens by which sites say who their visitors are. */
  readonly identities: Identities
  /** Their credentials. */
  readonly secrets: Secrets
  /** What the team opens in a browser. */
  readonly app?: AppBundle
  /** What channels serve at the root of the server. */
  readonly sites?: readonly Site[]
  /** Channels that hand in what visitors write and send each message. */
  readonly lines?: Lines
  readonly health: Health
  /** Its own, unless the rest of the server counts too. */
  readonly metrics?: Metrics
  /** One that writes JSON lines to the standard output, unless given. */
  readonly logger?: FastifyBaseLogger
}

/** What the visitor's side is made of: of the server itself, or of a preview. */
export interface VisitorSide
  extends Pick<ApiParts, 'turns' | 'directory' | 'store' | 'publisher' | 'presence' | 'settings' | 'clock'> {
  readonly library: Programs
  readonly availability: Pick<Availability, 'get'>
}

/** What all ways of a visitor to this server share. */
export interface VisitorParts {
  readonly tokens: VisitorTokens
  readonly acts: VisitorActs
  readonly marks: ReadMarks
  readonly limits: RequestLimits
  readonly admit: Admit
  readonly arrive: Arrive
  readonly speaksAs: SpeaksAs
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
