import type { Document } from './setting.ts'
import { Refusal } from './setting.ts'
import { isShut, type Place, type State } from './state.ts'
import type { Walk } from './walk.ts'

type Node = Document['nodes'][number]

/** A program tells of something: kept for the team, and heard by a trigger of that name while the bot has the conversation. */
export function tells(walk: Walk, name: string, data: Readonly<Record<string, unknown>>): void {
  const { state } = walk
  if (isShut(state)) throw new Refusal('conversation_closed')
  const line = state.told.push('') - 1
  const fits = ({ config }: Node): boolean => {
    const where = (config['where'] ?? []) as readonly { readonly field: string; readonly is: string }[]
    return config['name'] === name && where.every(({ field, is }) => String(data[field]) === is)
  }
  const heard = state.owner === 'bot' && !walk.deaf && begins(walk, 'event', fits, data)
  state.told[line] = `event ${name} ${heard ? 'heard' : 'noted'}`
}

/** The visitor is there again: of the triggers that would do, the one that waits for the longest absence. */
export function returns(walk: Walk, since: number): void {
  const { state, now } = walk
  if (isShut(state) || state.owner !== 'bot' || walk.deaf) return
  const away = now - Math.max(since, state.lastAct)
  const flows = flowsOf(walk)
  for (const flow of flows) {
    const [longest] = walk
      .nodesOf(flow, 'comes-back')
      .filter(node => after(node) <= away)
      .sort((a, b) => after(b) - after(a))
    if (longest) return walk.interrupt(flow, longest.id)
  }
}

/** A question has stood unanswered for long enough. What the node itself wants to do at that instant comes first. */
export function falls(walk: Walk, due: number): void {
  const { state, top } = walk
  if (!top?.silence || top.timers.some(timer => timer.due !== undefined && timer.due <= due)) return
  const { flow, node } = top.silence
  top.silence = undefined
  state.nudges[`${flow}/${node}`] = (state.nudges[`${flow}/${node}`] ?? 0) + 1
  if (!walk.deaf) walk.interrupt(flow, node)
}

/** After each turn: who waits for an answer counts from the last line of the bot, unless the visitor has been asked often enough. */
export function countSilence(walk: Walk): void {
  const { state, now, top } = walk
  if (walk.acted) state.nudges = {}
  const waits = !isShut(state) && state.owner === 'bot'
  for (const place of state.frames) {
    const { silence } = place
    if (!silence) continue
    if (!waits || walk.acted) place.silence = undefined
    else if (place !== top && silence.due !== undefined)
      place.silence = { flow: silence.flow, node: silence.node, left: Math.max(0, silence.due - now) }
  }
  if (!waits || !top?.pending) return
  if (walk.acted || walk.spoke || (walk.heard && !top.silence)) top.silence = nextSilence(state, walk)
  else if (top.silence?.left !== undefined)
    top.silence = { flow: top.silence.flow, node: top.silence.node, due: now + top.silence.left }
}

function nextSilence(state: State, walk: Walk): Place['silence'] {
  const waiting = flowsOf(walk).flatMap(flow => walk.nodesOf(flow, 'no-reply').map(node => ({ flow, node })))
  const left = waiting.filter(({ flow, node }) => (state.nudges[`${flow}/${node.id}`] ?? 0) < Number(node.config['times'] ?? 1))
  const [first] = left.sort((a, b) => after(a.node) - after(b.node))
  return first && { flow: first.flow, node: first.node.id, due: walk.now + after(first.node) }
}

function begins(walk: Walk, action: string, fits: (node: Node) => boolean, data: Readonly<Record<string, unknown>>): boolean {
  for (const flow of flowsOf(walk)) {
    const found = walk.nodesOf(flow, action).find(fits)
    if (!found) continue
    const saveAs = found.config['saveAs']
    const map = (found.config['map'] ?? []) as readonly { readonly path: string; readonly variable: string }[]
    const vars = {
      ...(typeof saveAs === 'string' ? { [saveAs]: data } : {}),
      ...Object.fromEntries(map.map(({ path, variable }) => [variable, data[path] ?? null])),
    }
    walk.interrupt(flow, found.id, vars)
    return true
  }
  return false
}

const after = ({ config }: Node): number => Number(config['after'])

/** The flow on top first; the conversation's own where none runs. Each once, and none that the visitor has still to agree to. */
function flowsOf(walk: Walk): readonly string[] {
  const { frames } = walk.state
  const flows = frames.length > 0 ? [...new Set(frames.map(place => place.flow).reverse())] : ['main']
  return flows.filter(flow => !walk.waitsForConsent(flow))
}
