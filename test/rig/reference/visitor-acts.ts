import { fold } from '../../../plugins/kit/fold.ts'
import type { Said } from '../../../plugins/kit/message.ts'
import type { Act } from '../../../runtime/conversation/inbound.ts'
import { Refusal } from './setting.ts'
import { flowHears, isShut, moveTo, type Question } from './state.ts'
import type { Walk } from './walk.ts'

/** The visitor writes or picks. Throws a `Refusal`. */
export function writes(walk: Walk, act: Act): void {
  const { state, now } = walk
  const question = walk.top?.pending
  const said = read(walk, act, question)
  if (state.idleAt !== undefined) state.idleAt += now - state.lastAct
  state.lastAct = now
  walk.acted = true
  walk.line(`V ${said.text}`)
  state.reply = { ...said, id: walk.lastId }
  const message = state.reply
  if (state.status === 'snoozed') moveTo(state, 'open', state.owner)
  if (state.status === 'tail') {
    if (question && walk.listens('message') && isAnswer(question, said)) return walk.hear({ type: 'message', message })
    walk.cut = true
    walk.hear({ type: 'skipped', message })
    if (!isShut(state)) return
    walk.drop(0)
    state.asked = true
    return moveTo(state, 'open', 'queue')
  }
  if (state.status === 'done') {
    if (state.met || walk.deaf) {
      state.asked = true
      return moveTo(state, 'open', 'queue')
    }
    state.asked = false
    moveTo(state, 'open', 'bot')
    walk.enter('main', walk.triggerOf('main', 'start') ?? '')
    if (!isShut(walk.state) && walk.state.owner === 'bot') interrupts(walk, said.text)
    return
  }
  if (state.owner === 'queue' && flowHears(state) && walk.listens('message')) return walk.hear({ type: 'message', message })
  if (state.owner !== 'bot' || walk.deaf) return
  const structured = said.choice !== undefined || said.fields !== undefined
  const hears = walk.top !== undefined && walk.listens('message')
  if (structured && question && hears) return walk.hear({ type: 'message', message })
  if (interrupts(walk, said.text)) return
  if (hears) walk.hear({ type: 'message', message })
  else state.told.push('unheard')
}

function interrupts(walk: Walk, text: string): boolean {
  if (walk.deaf) return false
  const words = text.toLowerCase().split(/[^a-z]+/)
  const flows = walk.state.frames.length > 0 ? walk.state.frames.map(place => place.flow).reverse() : ['main']
  for (const flow of flows.filter(flow => !walk.waitsForConsent(flow))) {
    const trigger = walk.keywordsOf(flow).find(keyword => keyword.words.some(word => words.includes(word)))
    if (!trigger) continue
    walk.interrupt(flow, trigger.node)
    return true
  }
  return false
}

function read(walk: Walk, { text = '', choice, fields, replyTo }: Act, question: Question | undefined): Omit<Said, 'id'> {
  const offered = replyTo === undefined || question?.ids.includes(replyTo) ? question?.choices : undefined
  const labels = (choice === undefined ? [] : [choice].flat()).map(id => {
    const label = (walk.deaf ? question?.choices : offered)?.find(other => other.id === id)?.label
    if (label === undefined && !walk.deaf) throw new Refusal('choice_unknown')
    return label ?? id
  })
  const shown = text.trim() || labels.join(', ') || Object.values(fields ?? {}).join(', ')
  if (shown === '') throw new Refusal('nothing_said')
  return { text: shown, ...(choice === undefined ? {} : { choice }), ...(fields ? { fields } : {}) }
}

function isAnswer({ input, choices = [] }: Question, { text, choice, fields }: Omit<Said, 'id'>): boolean {
  if (choice !== undefined || fields || input === 'text') return true
  if (choices.some(({ label }, at) => fold(label) === fold(text) || text === `${at + 1}`)) return true
  return (input === 'email' && /^\S+@\S+\.\S+$/.test(text)) || ((input === 'number' || input === 'rating') && /^\d+$/.test(text))
}

/** The visitor asks for a person. */
export function asks(walk: Walk): void {
  const { state } = walk
  Object.assign(state, { asked: true, idleAt: undefined, lastAct: walk.now })
  walk.acted = true
  if (isShut(state)) walk.drop(0)
  if (state.owner === 'agent') moveTo(state, 'open', 'agent')
  else moveTo(state, 'open', 'queue')
}
