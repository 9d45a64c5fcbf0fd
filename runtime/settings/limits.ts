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
  readonly apiPerSecondPerToken: number
  readonly apiBurst: number
  /** Turns in which a flow may run; beyond, people take over. */
  readonly turnsPerMinutePerConversation: number
  /** Characters of one text. */
  readonly textLength: number
  /** The largest JSON body, of visitors and of the team. */
  readonly visitorBodyBytes: number
  readonly teamBodyBytes: number
  /** The largest body that brings a flow: all that the language allows should fit. */
  readonly flowBodyBytes: number
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
  apiPerSecondPerToken: 10,
  apiBurst: 20,
  turnsPerMinutePerConversation: 30,
  textLength: 8_000,
  visitorBodyBytes: 65_536,
  teamBodyBytes: 1_048_576,
  flowBodyBytes: 8_388_608,
  waitingTurns: 10_000,
}

/** Those that bound how often something may happen: `off` takes them away, sizes stay. */
export const rateNames = [
  'newConversationsPerMinutePerIp',
  'newVisitorsPerMinutePerIp',
  'messagesPerSecond',
  'messagesBurst',
  'readsPerSecondPerIp',
  'readsBurst',
  'apiPerSecondPerToken',
  'apiBurst',
  'turnsPerMinutePerConversation',
] as const satisfies readonly (keyof Limits)[]
