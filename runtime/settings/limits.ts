/** How much anybody may ask for. A rate of `Infinity` is no limit. */
export interface Limits {
  readonly newConversationsPerMinutePerIp: number
  readonly newVisitorsPerMinutePerIp: number
  /** Of one visitor: what comes back per second, and how many may come at once. */
  readonly messagesPerSecond: number
  readonly messagesBurst: number
  /** What a client looks up: the config of a page, news of a conversation. */
  readonly readsPerSecondPerIp: number
  readonly readsBurst: number
  /** What comes to channels from outside: whoever brings it may bring it for many visitors. */
  readonly channelRequestsPerSecondPerIp: number
  readonly channelRequestsBurst: number
  /** Open at once. */
  readonly socketsPerIp: number
  /** Files that visitors send. */
  readonly uploadsPerHourPerVisitor: number
  readonly uploadsPerHourPerIp: number
  readonly apiPerSecondPerToken: number
  readonly apiBurst: number
  /** Somebody who is signed in: the app asks for several things at once when it opens. */
  readonly appPerSecondPerUser: number
  readonly appBurst: number
  /** Wrong passwords of one account, and from one address, in 15 minutes. */
  readonly loginTriesPerQuarterHourPerAccount: number
  readonly loginTriesPerQuarterHourPerIp: number
  /** Wrong passwords in a row, of one account or from one address, before each one more doubles the wait. */
  readonly loginFailuresBeforeWait: number
  /** Turns in which a flow may run; beyond, people take over. */
  readonly turnsPerMinutePerConversation: number
  /** Characters of one text. */
  readonly textLength: number
  /** The largest frame that a visitor's socket takes. */
  readonly frameBytes: number
  /** The largest file, of visitors and of the team. */
  readonly fileBytes: number
  /** The largest JSON body, of visitors and of the team. */
  readonly visitorBodyBytes: number
  readonly teamBodyBytes: number
  /** The largest body that brings a flow: all that the language allows should fit. */
  readonly flowBodyBytes: number
  /** How long somebody stays signed in without doing anything, and at all. */
  readonly sessionIdleMinutes: number
  readonly sessionDays: number
  /** How long links of invitations work, and those to set a new password. */
  readonly inviteDays: number
  readonly resetMinutes: number
  /** Turns that may wait for their commit; beyond, callers are asked to come back. */
  readonly waitingTurns: number
}

export const defaultLimits: Limits = {
  newConversationsPerMinutePerIp: 5,
  newVisitorsPerMinutePerIp: 20,
  messagesPerSecond: 1,
  messagesBurst: 10,
  readsPerSecondPerIp: 20,
  readsBurst: 100,
  channelRequestsPerSecondPerIp: 300,
  channelRequestsBurst: 1_000,
  socketsPerIp: 20,
  uploadsPerHourPerVisitor: 10,
  uploadsPerHourPerIp: 60,
  apiPerSecondPerToken: 10,
  apiBurst: 20,
  appPerSecondPerUser: 20,
  appBurst: 100,
  loginTriesPerQuarterHourPerAccount: 5,
  loginTriesPerQuarterHourPerIp: 50,
  loginFailuresBeforeWait: 5,
  turnsPerMinutePerConversation: 30,
  textLength: 8_000,
  frameBytes: 32_768,
  fileBytes: 10_485_760,
  visitorBodyBytes: 65_536,
  teamBodyBytes: 1_048_576,
  flowBodyBytes: 8_388_608,
  sessionIdleMinutes: 480,
  sessionDays: 7,
  inviteDays: 7,
  resetMinutes: 15,
  waitingTurns: 10_000,
}

/** Those that bound how often something may happen, or how many at once: `off` takes them away, sizes stay. */
export const rateNames = [
  'newConversationsPerMinutePerIp',
  'newVisitorsPerMinutePerIp',
  'messagesPerSecond',
  'messagesBurst',
  'readsPerSecondPerIp',
  'readsBurst',
  'channelRequestsPerSecondPerIp',
  'channelRequestsBurst',
  'socketsPerIp',
  'uploadsPerHourPerVisitor',
  'uploadsPerHourPerIp',
  'apiPerSecondPerToken',
  'apiBurst',
  'appPerSecondPerUser',
  'appBurst',
  'loginTriesPerQuarterHourPerAccount',
  'loginTriesPerQuarterHourPerIp',
  'loginFailuresBeforeWait',
  'turnsPerMinutePerConversation',
] as const satisfies readonly (keyof Limits)[]
