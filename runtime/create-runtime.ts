import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { canMail } from './channels/can-mail.ts'
import type { Channels } from './channels/channels.ts'
import { createChannels } from './channels/create-channels.ts'
import { createSpeaksAs, type SpeaksAs } from './channels/speaks-as.ts'
import { type Clock, systemClock } from './clock/clock.ts'
import { randomFraction } from './clock/random-fraction.ts'
import { createPrivacy, type Privacy } from './contacts/privacy.ts'
import { holdAction } from './conversation/held.ts'
import { mailAction } from './conversation/mail.ts'
import { createEffectLoop, type EffectLoop } from './deliver/effects.ts'
import { createGuardedFetch, createReach } from './deliver/guarded-fetch.ts'
import { createHandOn, type HandOn } from './deliver/hand-on.ts'
import { createHostGates, type HostGates } from './deliver/host-gates.ts'
import type { JobLog } from './deliver/job-log.ts'
import { createPerform, type Perform } from './deliver/perform.ts'
import { performingOf } from './deliver/performing.ts'
import { createPresence, type Presence } from './deliver/presence.ts'
import { createPublisher, type Publisher } from './deliver/publisher.ts'
import { createReturns, type Returns } from './deliver/returns.ts'
import { createTimerLoop, type TimerLoop } from './deliver/timers.ts'
import type { ErrorCode } from './errors/codes.ts'
import { ParleyError } from './errors/parley-error.ts'
import { createInboxes } from './inbox/create-inboxes.ts'
import type { Inboxes } from './inbox/inboxes.ts'
import { createSearchLoop, type SearchLoop } from './inbox/search-loop.ts'
import { createSnippets, type Snippets } from './inbox/snippets.ts'
import type { Articles } from './knowledge/articles.ts'
import { createArticles } from './knowledge/create-articles.ts'
import { jobArticles } from './knowledge/job-articles.ts'
import type { Availability } from './library/availability.ts'
import { createAvailability } from './library/create-availability.ts'
import { createLibrary } from './library/create-library.ts'
import type { Library } from './library/library.ts'
import { type ChannelLog, createLines } from './lines/create-lines.ts'
import type { Lines } from './lines/lines.ts'
import { tellHolder } from './lines/tell-holder.ts'
import { createChannelMails } from './mail/channel-mails.ts'
import { createFlowMails } from './mail/flow-mails.ts'
import { createMailer } from './mail/mailer.ts'
import { createSendAnswers } from './mail/send-answers.ts'
import { createRemotePictures, type RemotePictures } from './media/remote-pictures.ts'
import { createTeamMedia, type TeamMedia } from './media/team-media.ts'
import { createVisitorFiles, type VisitorFiles } from './media/visitor-files.ts'
import { type Accounts, createAccounts } from './people/create-accounts.ts'
import { createDuty } from './people/create-duty.ts'
import type { Directory } from './people/directory.ts'
import type { Duty } from './people/duty.ts'
import { createIdentities, type Identities } from './people/identities.ts'
import { createLivePlugins, type LivePlugins } from './plugins/live-plugins.ts'
import { loadPlugins } from './plugins/load-plugins.ts'
import { createOutside } from './plugins/outside/create-outside.ts'
import type { Outside } from './plugins/outside/outside.ts'
import { createPreviews, type Previews } from './preview/create-previews.ts'
import { createSecrets } from './secrets/create-secrets.ts'
import { openKeys } from './secrets/keys.ts'
import type { Secrets } from './secrets/secrets.ts'
import { defaultLimits, type Limits } from './settings/limits.ts'
import type { MailSettings } from './settings/mail-settings.ts'
import type { Store } from './store/contract.ts'
import { lockFolder } from './store/folder-lock.ts'
import { createLowdbDocuments } from './store/lowdb-documents.ts'
import { createSqliteStore } from './store/sqlite/sqlite-store.ts'
import { createTurns, type TurnEngine } from './turn/create-turns.ts'
import { createWatchdog } from './turn/watchdog.ts'

/** Everything that runs conversations, without the door to the outside. */
export interface Runtime {
  readonly store: Store
  readonly plugins: LivePlugins
  /** Those that are not part of this program. */
  readonly outside: Outside
  readonly channels: Channels
  /** The one name that a team has to visitors, where a flow wants that. */
  readonly speaksAs: SpeaksAs
  readonly library: Library
  readonly availability: Availability
  readonly inboxes: Inboxes
  readonly snippets: Snippets
  /** What visitors are answered with. */
  readonly articles: Articles
  readonly search: SearchLoop
  readonly media: TeamMedia
  readonly files: VisitorFiles
  readonly privacy: Privacy
  readonly turns: TurnEngine
  readonly timers: TimerLoop
  readonly effects: EffectLoop
  /** How the hosts are that plugins call. */
  readonly gates: HostGates
  readonly handOn: HandOn
  /** Channels that hand in what visitors write and send each message. */
  readonly lines: Lines
  /** Pictures that letters show from elsewhere. */
  readonly remotePictures: RemotePictures
  readonly returns: Returns
  /** Flows that somebody tries out, apart from all others. */
  readonly previews: Previews
  /** Tells of every durable turn. */
  readonly publisher: Publisher
  readonly presence: Presence
  /** Who the team is, and who of it is there. */
  readonly directory: Directory
  readonly accounts: Accounts
  readonly duty: Duty
  /** Tokens by which sites say who their visitors are. */
  readonly identities: Identities
  /** Credentials of plugins and channels. */
  readonly secrets: Secrets
  readonly clock: Clock
  /** Finishes the turns that wait, then lets go of the data folder. */
  close(): Promise<void>
}

export interface RuntimeOptions {
  readonly dataDir: string
  readonly clock?: Clock
  /** In [0, 1). */
  readonly random?: () => number
  /** `host:port` inside the network that webhooks may reach. */
  readonly privateTargets?: readonly string[]
  /** Names under which this server is reached: webhooks do not lead back to it. */
  readonly ownHosts?: readonly string[]
  /** The team, instead of the one that the store knows. */
  readonly directory?: Directory
  /** What bounds guessing, sessions and links. */
  readonly limits?: Limits
  /** Keys of the secrets, as base64, and the file that holds them; without either the data folder does. */
  readonly secretKey?: string
  readonly secretKeyFile?: string
  /** The mail server that answers leave by, and as whom. */
  readonly mail?: MailSettings
  /** How long a line of an agent may stand unread before it goes by mail. */
  readonly mailAfterMs?: number
  /** Web origins whose pages mails may lead to. */
  readonly origins?: readonly string[]
  /** Are plugins of one's own loaded anew when they are saved? */
  readonly watchPlugins?: boolean
  readonly turnsPerMinute?: number
  readonly capacity?: number
  /** How long one turn may hold the process before the watchdog ends it, ms. */
  readonly turnLimitMs?: number
  /** Largest size of the store in pages; 0 = none. */
  readonly storePages?: number
  readonly onError?: (error: unknown) => void
  /** Told what the server halves of plugins log, and which of their calls are tried again. */
  readonly onJob?: JobLog
  /** Told what channels log. */
  readonly onChannel?: ChannelLog
  /** Told of every durable turn, and of every commit. */
  readonly onTurn?: (turn: { ms: number; halted: boolean }) => void
  readonly onBatch?: (turns: number) => void
}

/** Opens a data folder and runs its conversations. Errors: `data_folder_in_use`, `data_folder_unwritable`, `data_newer`, `plugin_invalid`, `channel_invalid`. */
export async function createRuntime(options: RuntimeOptions): Promise<Runtime> {
  const { dataDir, clock = systemClock, random = randomFraction, onError = () => {} } = options
  const lock = await lockFolder(dataDir)
  try {
    const [store, builtIn] = await Promise.all([
      createSqliteStore({
        folder: dataDir,
        clock,
        ...(options.storePages === 0 || options.storePages === undefined ? {} : { maxPages: options.storePages }),
      }),
      loadPlugins(),
    ])
    const documents = await createLowdbDocuments(dataDir)
    const plugins = createLivePlugins(builtIn, onError)
    const outside = await createOutside({
      dataDir,
      plugins,
      documents,
      clock,
      isWatching: options.watchPlugins ?? false,
      onError,
    })
    const keys = await openKeys({
      dataDir,
      ...(options.secretKey === undefined ? {} : { key: options.secretKey }),
      ...(options.secretKeyFile === undefined ? {} : { keyFile: options.secretKeyFile }),
    })
    const identities = createIdentities(await store.installationSecret('identity'), clock, randomUUID)
    const secrets = createSecrets({ store: store.secrets, keys, clock, onError })
    const channels = await createChannels(documents, plugins.channels)
    const [library, availability] = await Promise.all([
      createLibrary(documents, plugins.declarations, clock, id => channels.find(id)?.kind, options.mail !== undefined),
      createAvailability(documents),
    ])
    const [media, files] = await Promise.all([
      createTeamMedia({ folder: join(dataDir, 'media'), store, library, documents, clock }),
      createVisitorFiles({ folder: join(dataDir, 'files'), store, clock, onError }),
    ])
    const watchdog = await createWatchdog(dataDir, onError, options.turnLimitMs)
    const publisher = createPublisher(onError)
    library.listen(publisher.publishFlow)
    plugins.listen(library.refresh)
    plugins.listen(channels.refresh)
    outside.listen(publisher.publishPlugins)
    await outside.begin()
    const accounts = await createAccounts({
      store: store.people,
      clock,
      onError,
      ...(options.limits ? { limits: options.limits } : {}),
    })
    const directory = options.directory ?? accounts.directory
    const duty = createDuty({ directory, clock, isOpen: availability.isOpen })
    const presence = createPresence(clock)
    // Who talks by mail is never seen to go.
    const goneOn = (channel: string) => (channels.find(channel)?.kind.delivery === 'stream' ? presence.goneSince : undefined)
    const [inboxes, snippets] = await Promise.all([
      createInboxes(documents, await store.conversations.inboxes()),
      createSnippets(documents, clock),
    ])
    const articles = await createArticles(documents, clock)
    const search = createSearchLoop({ search: store.search, clock, onError })
    const mailer = options.mail && createMailer(options.mail)
    const { origins = [] } = options
    const loops: { timers?: TimerLoop; effects?: EffectLoop; lines?: Lines } = {}
    const turns = await createTurns({
      store,
      library,
      availability,
      clock,
      random,
      watchdog,
      medium: media.known,
      team: { directory, duty, inboxes },
      presence: goneOn,
      mail: {
        afterMs: options.mailAfterMs ?? 300_000,
        get isSetUp() {
          return canMail(mailer !== undefined, channels)
        },
      },
      turnsPerMinute: options.turnsPerMinute ?? 30,
      capacity: options.capacity ?? 10_000,
      ...(options.onBatch ? { batched: options.onBatch } : {}),
      committed({ record, events, entries, ms, halted, effects, nextTimer }) {
        options.onTurn?.({ ms, halted })
        const { id: conversation, visitorId: visitor, seq: lastSeq, inboxId } = record
        inboxes.met(inboxId)
        search.nudge()
        publisher.publish({ type: 'turn', conversation, visitor, lastSeq, turn: { record, events, entries } })
        if (effects > 0) loops.effects?.nudge()
        if (nextTimer !== undefined) loops.timers?.nudge(nextTimer)
        if (record.peer) loops.lines?.nudge()
      },
    })
    const guards = { allowPrivate: options.privateTargets ?? [], ownHosts: options.ownHosts ?? [], clock }
    const fetch = createGuardedFetch(guards)
    const gates = createHostGates(clock)
    const mailSecret = await store.installationSecret('mail')
    const sendFlowMail = createFlowMails({ store, channels, clock, mailer, secret: mailSecret })
    const read = jobArticles(articles)
    const ofPlugins = createPerform({
      serves: plugins.serves,
      library,
      fetch,
      gates,
      secrets,
      log: options.onJob ?? (() => {}),
      house: ({ conversation }) => ({ mail: mail => sendFlowMail(conversation, mail), articles: read }),
      clock,
    })
    const speaksAs = createSpeaksAs(channels, library)
    const sendAnswers = createSendAnswers({
      store,
      channels,
      speaksAs,
      clock,
      mailer,
      carrier: inbox => loops.lines?.carrier(inbox),
      secret: mailSecret,
      origins,
    })
    const perform: Perform = effect => {
      if (effect.action === mailAction) return sendAnswers(effect)
      return effect.action.startsWith(`${holdAction}:`) ? tellHolder(effect, loops.lines) : ofPlugins(effect)
    }
    const timers = createTimerLoop({ timers: store.timers, turns, clock, onError })
    const atOnce = (action: string): number => performingOf(plugins.serves.get(action)?.performing).atOnce
    const effects = createEffectLoop({ effects: store.effects, turns, perform, clock, onError, atOnce })
    Object.assign(loops, { timers, effects })
    const channelMails = createChannelMails({ channels, clock, mailer, secret: mailSecret })
    const lines = await createLines({
      store,
      channels,
      halves: plugins.sites,
      turns,
      files,
      clock,
      fetch,
      reach: createReach(guards),
      mail: channelMails,
      secrets,
      onError,
      log: options.onChannel ?? (() => {}),
      fileBytes: (options.limits ?? defaultLimits).fileBytes,
      delivered: publisher.publish,
    })
    Object.assign(loops, { lines })
    const privacy = createPrivacy({
      store,
      documents,
      clock,
      async close(conversation) {
        const closing = { type: 'agent-close' } as const
        await turns.act(conversation, { id: 'system', name: 'System' }, 'system', closing).catch(passOver('conversation_closed'))
      },
      gone: conversation => publisher.publish({ type: 'gone', conversation }),
      removeFile: id => files.remove(id),
    })
    await privacy.eraseAgain()
    const previews = createPreviews({
      declarations: plugins.declarations,
      library,
      availability,
      channels,
      inboxes,
      clock,
      random,
      watchdog,
      medium: media.known,
      onError,
    })
    const isSeen = (channel: string): boolean => goneOn(channel) !== undefined
    const returns = createReturns({ presence, store, turns, clock, isSeen, onError })
    const handOn = createHandOn({ conversations: store.conversations, directory, duty, turns, clock, onError })
    return {
      store,
      plugins,
      outside,
      channels,
      speaksAs,
      library,
      availability,
      inboxes,
      snippets,
      articles,
      search,
      media,
      files,
      privacy,
      turns,
      timers,
      effects,
      gates,
      handOn,
      lines,
      remotePictures: createRemotePictures({ fetch, clock }),
      returns,
      previews,
      publisher,
      presence,
      directory,
      accounts,
      duty,
      identities,
      secrets,
      clock,
      async close() {
        await outside.close()
        await lines.stop()
        await Promise.all([
          previews.close(),
          timers.stop(),
          effects.stop(),
          handOn.stop(),
          returns.stop(),
          files.stop(),
          search.stop(),
        ])
        mailer?.close()
        await turns.mailboxes.drained()
        await watchdog.stop()
        await store.close()
        lock.release()
      },
    }
  } catch (error) {
    lock.release()
    throw error
  }
}

/** Lets one kind of refusal be: what was wanted is so already. */
function passOver(code: ErrorCode): (error: unknown) => void {
  return error => {
    if (!(error instanceof ParleyError && error.code === code)) throw error
  }
}

/** Where the sample flows stand that a first start brings along. */
export const samplesFolder: string = join(import.meta.dirname, 'samples')
