import { asIs, type Localised, type Rendered, readChoice } from '../kit/index.ts'
import type { WebhookStep } from './config.ts'
import { requestOf } from './request.ts'
import { isAsking, type Steer, type SteerText } from './steer.ts'

type Way = `way:${string}`

/** Does what an answer says: tells the visitor, and waits for them where it asks. Gives the way it names. */
export function follow(step: WebhookStep, steer: Steer): Way | undefined {
  const { config, memory, say } = step
  const { ask, choices = [], next } = steer
  memory.state = steer.state ?? null
  memory.isAsking = isAsking(ask) || choices.length > 0
  const told = [steer.say ?? []].flat()
  const bubbles = [...told, ...(isAsking(ask) && ask !== true ? [ask] : [])].map(text => textOf(step, text))
  const offered = choices.map(({ id, label }) => ({ id, label: textOf(step, label) }))
  memory.offered = offered
  for (const [index, text] of bubbles.entries()) {
    const isQuestion = memory.isAsking && index === bubbles.length - 1
    if (!isQuestion) say({ text })
    else if (offered.length > 0) say({ text, input: 'choice', choices: offered })
    else say({ text, input: 'text' })
  }
  if (memory.isAsking && config.patience !== undefined) step.wake({ afterMs: config.patience })
  return next === undefined ? undefined : `way:${next}`
}

/** What the visitor answered: a choice that is a way leaves by it, everything else goes into the next call. */
export function answered(
  step: WebhookStep & { readonly message: { readonly text: string; readonly choice?: string | readonly string[] } },
): Way | 'failed' | undefined {
  const { config, memory, message } = step
  // Written while a call is under way: nobody has asked for it.
  if (!memory.isAsking) return undefined
  const choice = typeof message.choice === 'string' ? message.choice : readChoice(message.text, memory.offered)
  if (choice !== undefined && config.ways.some(({ id }) => id === choice)) return `way:${choice}`
  memory.isAsking = false
  memory.offered = []
  step.cancel()
  return call(step, { text: message.text, ...(choice === undefined ? {} : { choice }) })
}

/** Makes a call, the first or one with what the visitor answered. */
export function call(step: WebhookStep, reply?: { readonly text: string; readonly choice?: string }): 'failed' | undefined {
  step.memory.round += 1
  const request = requestOf(step, reply)
  if (!request) return 'failed'
  step.perform(request)
  return undefined
}

// It comes from elsewhere: nothing in it is a slot, and it is text like any other.
function textOf(step: WebhookStep, text: SteerText): Rendered {
  if (typeof text === 'string') return asIs(text)
  return asIs(text[step.languageOf(text satisfies Localised)] ?? Object.values(text)[0] ?? '')
}
