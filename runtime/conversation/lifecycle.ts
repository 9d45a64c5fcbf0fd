import { getNextSnapshot } from 'xstate'
export type LifecycleState = 'open.bot' | 'open.queue' | 'open.agent' | 'snoozed.bot' | 'snoozed.queue' | 'snoozed.agent' | 'closed.tail' | 'closed.done'
