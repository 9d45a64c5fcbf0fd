import { defineAction, readEmail } from '../kit/index.ts'
import { config, type HandoffStep, memory } from './config.ts'
import { phrases, texts } from './locale.ts'
import { nobodyThere, waitingRoute } from './route.ts'

/** Gives the conversation to people, and looks after the visitor while nobody has come yet. */
export const handoff = defineAction({
  id: 'handoff',
  icon: 'users',
  category: 'people',
  config,
  memory,
  ports: ['resolved', 'no-agent', 'timed-out', 'visitor-left'],
  exceptions: ['no-agent', 'timed-out', 'visitor-left'],
  does: { queues: true, stores: ['email'] },
  texts,
  phrases,
  start(step) {
    const { config, facts, connected, phrase, queue, say, wake } = step
    const nobody = nobodyThere(config, facts)
    say({ text: nobody ? (config.away ?? phrase('away')) : (config.waiting ?? phrase('waiting')) })
    if (nobody && connected('no-agent')) return 'no-agent'
    queue(waitingRoute(config, facts))
    if (config.queueFor !== undefined) wake({ afterMs: config.queueFor }, 'queue')
    if (config.askEmail === 'immediately') askEmail(step)
    if (config.askEmail === 'after' && !knowsEmail(step)) wake({ afterMs: config.askEmailAfter }, 'email')
    return undefined
  },
  on: {
    wake(step) {
      if (step.name === 'queue') return 'timed-out'
      askEmail(step)
      return undefined
    },
    message(step) {
      const { message, memory, cancel, phrase, say, set } = step
      const email = readEmail(message.text)
      // Whoever waits for people writes to people: no other line is answered, and no other address replaces the first.
      if (email === undefined || knowsEmail(step)) return
      set({ contact: { email } })
      cancel('email')
      if (memory.asked) say({ text: phrase('thanks') })
    },
    joined({ cancel }) {
      cancel()
    },
    resolved: () => 'resolved',
    // With an email the answer goes by mail, so nobody is lost.
    left: step => (knowsEmail(step) ? undefined : 'visitor-left'),
  },
})

function askEmail(step: HandoffStep): void {
  if (knowsEmail(step)) return
  step.memory.asked = true
  step.say({ text: step.config.email ?? step.phrase('email'), input: 'email' })
}

function knowsEmail({ contact }: HandoffStep): boolean {
  return typeof contact.email === 'string' && contact.email !== ''
}
