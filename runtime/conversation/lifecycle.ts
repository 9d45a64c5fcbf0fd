import { initialTransition, setup, transition } from 'xstate'

/**
 * The lifecycle: who has the conversation, and so who speaks and who hears. The flow may speak in every state but those
 * an agent owns and `closed.done`: a bot that talks over an agent has no state to do it in.
 */
export const lifecycle = setup({ types: { events: {} as { type: LifecycleEvent } } }).createMachine({
  id: 'lifecycle',
  initial: 'open',
  states: {
    open: {
      initial: 'bot',
      on: { 'agent.joined': '.agent', 'agent.closed': 'closed', 'flow.closed': 'closed', 'agent.spam': 'closed.spam' },
      states: {
        bot: {
          on: {
            'flow.queued': 'queue',
            'flow.stranded': 'queue',
            'flow.halted': 'queue',
            'visitor.asked': 'queue',
            'idle.ended': '#lifecycle.closed',
            'agent.snoozed': '#lifecycle.snoozed.bot',
          },
        },
        queue: { on: { 'flow.left': 'bot', 'agent.snoozed': '#lifecycle.snoozed.queue' } },
        agent: {
          on: {
            'agent.gave-back': 'bot',
            'agent.gave-back.queue': 'queue',
            'agent.snoozed': '#lifecycle.snoozed.agent',
            'flow.closed': undefined,
          },
        },
      },
    },
    snoozed: {
      initial: 'bot',
      on: { 'agent.joined': 'open.agent', 'agent.closed': 'closed', 'flow.closed': 'closed', 'agent.spam': 'closed.spam' },
      states: {
        bot: {
          on: {
            'visitor.wrote': '#lifecycle.open.bot',
            'snooze.ended': '#lifecycle.open.bot',
            'visitor.asked': '#lifecycle.open.queue',
            'flow.queued': '#lifecycle.open.queue',
            'flow.stranded': '#lifecycle.open.queue',
            'flow.halted': '#lifecycle.open.queue',
            'idle.ended': '#lifecycle.closed',
          },
        },
        queue: {
          on: {
            'visitor.wrote': '#lifecycle.open.queue',
            'snooze.ended': '#lifecycle.open.queue',
            'visitor.asked': '#lifecycle.open.queue',
            'flow.halted': '#lifecycle.open.queue',
            'flow.left': 'bot',
          },
        },
        agent: {
          on: {
            'visitor.wrote': '#lifecycle.open.agent',
            'snooze.ended': '#lifecycle.open.agent',
            'visitor.asked': '#lifecycle.open.agent',
            'agent.gave-back': '#lifecycle.open.bot',
            'agent.gave-back.queue': '#lifecycle.open.queue',
            'flow.closed': undefined,
          },
        },
      },
    },
    closed: {
      initial: 'tail',
      on: {
        'agent.joined': 'open.agent',
        'agent.reopened': 'open.queue',
        'visitor.asked': 'open.queue',
        'flow.halted': 'open.queue',
        'agent.spam': '.spam',
      },
      states: {
        /** What a flow still has to say after the end: a farewell, a survey. */
        tail: {
          on: { 'tail.ended': 'done', 'visitor.reopened': '#lifecycle.open.queue', 'flow.queued': '#lifecycle.open.queue' },
        },
        done: { on: { 'visitor.reopened': '#lifecycle.open.queue', 'visitor.restarted': '#lifecycle.open.bot' } },
        /** Nobody answers, and nobody is told: only the team takes it out again. */
        spam: {
          on: {
            'agent.not-spam': '#lifecycle.open.queue',
            'agent.spam': undefined,
            'agent.joined': undefined,
            'agent.reopened': undefined,
            'visitor.asked': undefined,
            'flow.halted': undefined,
          },
        },
      },
    },
  },
})

export type Status = 'open' | 'snoozed' | 'closed'
export type Owner = 'bot' | 'queue' | 'agent'

export const lifecycleStates = [
  'open.bot',
  'open.queue',
  'open.agent',
  'snoozed.bot',
  'snoozed.queue',
  'snoozed.agent',
  'closed.tail',
  'closed.done',
  'closed.spam',
] as const
export type LifecycleState = (typeof lifecycleStates)[number]

export const lifecycleEvents = [
  'visitor.wrote',
  'visitor.asked',
  'visitor.reopened',
  'visitor.restarted',
  'flow.queued',
  'flow.left',
  'flow.stranded',
  'flow.halted',
  'flow.closed',
  'tail.ended',
  'idle.ended',
  'snooze.ended',
  'agent.joined',
  'agent.gave-back',
  'agent.gave-back.queue',
  'agent.snoozed',
  'agent.closed',
  'agent.reopened',
  'agent.spam',
  'agent.not-spam',
] as const
export type LifecycleEvent = (typeof lifecycleEvents)[number]

/** Where an event leads; the same state when it leads nowhere. The machine was asked once for every pair. */
export function nextState(state: LifecycleState, event: LifecycleEvent): LifecycleState {
  return table.get(state)?.get(event) ?? state
}

export const statusOf = (state: LifecycleState): Status => halves(state)[0]
/** Who has the conversation; in a closed one only its flow may still speak. */
export const ownerOf = (state: LifecycleState): Owner => halves(state)[1]
export const isClosed = (state: LifecycleState): boolean => state.startsWith('closed.')
/** Put away as spam: what comes is kept, and nothing is said or done. */
export const isSpam = (state: LifecycleState): boolean => state === 'closed.spam'
export const flowMaySpeak = (state: LifecycleState): boolean =>
  ownerOf(state) !== 'agent' && state !== 'closed.done' && !isSpam(state)

function halves(state: LifecycleState): [Status, Owner] {
  const [status, owner] = state.split('.') as [Status, Owner | 'tail' | 'done' | 'spam']
  return [status, owner === 'tail' || owner === 'done' || owner === 'spam' ? 'bot' : owner]
}

const table: ReadonlyMap<LifecycleState, ReadonlyMap<LifecycleEvent, LifecycleState>> = new Map(
  lifecycleStates.map(state => {
    const [status, child] = state.split('.') as [string, string]
    const [initial] = initialTransition(lifecycle)
    const at = lifecycle.resolveState({ ...initial, value: { [status]: child } })
    return [state, new Map(lifecycleEvents.map(type => [type, nameOf(transition(lifecycle, at, { type })[0].value)]))]
  }),
)

function nameOf(value: unknown): LifecycleState {
  const [[status, child] = []] = Object.entries(value as Record<string, string>)
  return `${status}.${child}` as LifecycleState
}
