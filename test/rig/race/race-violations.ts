import type { Played, Track } from './play-race.ts'
import { farewell, surveyQuestion } from './race-flows.ts'

/** What must never be found after a race; nothing, when all is well. */
export function raceViolations({ conversations, acknowledged, wrong }: Played): readonly string[] {
  const found = [
    ...wrong,
    ...conversations.flatMap(track => violationsOf(track).map(text => `${track.conversation.id}: ${text}`)),
  ]
  const seen = new Set<string>()
  for (const { conversation, seq, text, author } of acknowledged) {
    const event = conversations.find(track => track.conversation.id === conversation)?.events[seq - 1]
    if (event?.type !== 'message' || event.author !== author || (text !== '' && event.text !== text))
      found.push(`"${text}" was acknowledged as ${seq} of ${conversation} and is not there`)
    const place = `${conversation} ${seq}`
    if (seen.has(place)) found.push(`two messages were acknowledged as ${place}`)
    seen.add(place)
  }
  return found
}

function violationsOf(track: Track): readonly string[] {
  return [...orderOf(track), ...voicesOf(track), ...farewellsOf(track), ...stateOf(track), ...silenceOf(track)]
}

function orderOf({ events, log, trace, conversation }: Track): readonly string[] {
  const found: string[] = []
  if (events.some((event, index) => event.seq !== index + 1)) found.push('the stream has a gap')
  if (log.some((entry, index) => entry.teamSeq !== index + 1)) found.push('the log has a gap')
  if (trace.some((turn, index) => turn.turn !== index + 1) || trace.length !== conversation.turn)
    found.push('a turn left no trace')
  return found
}

/** No line of a bot between an agent's coming and the giving back; each agent is named before their first line. */
function voicesOf({ events }: Track): readonly string[] {
  const found: string[] = []
  let owner = 'bot'
  const present = new Set<string>()
  for (const event of events) {
    if (event.type === 'status') owner = event.owner
    // Whoever has closed a conversation has left it.
    if (event.type === 'status' && event.status === 'closed') present.clear()
    if (event.type === 'agent' && event.change === 'joined') present.add(event.agent.name)
    if (event.type === 'agent' && event.change === 'left') present.delete(event.agent.name)
    if (event.type !== 'message') continue
    if (event.author === 'bot' && owner === 'agent') found.push(`a bot talks over an agent at ${event.seq}`)
    if (event.author !== 'agent') continue
    if (owner !== 'agent') found.push(`an agent talks at ${event.seq} while the ${owner} has the conversation`)
    if (!present.has(event.name)) found.push(`${event.name} talks at ${event.seq} and has not joined`)
  }
  return found
}

/** One farewell in a closing, one survey in a conversation, nothing of the bot's after the end. */
function farewellsOf({ events }: Track): readonly string[] {
  const found: string[] = []
  let farewells = 0
  let surveys = 0
  for (const event of events) {
    if (event.type === 'status' && event.status === 'open') farewells = 0
    if (event.type !== 'message' || event.author !== 'bot') continue
    if (event.text === farewell) farewells += 1
    if (event.text === surveyQuestion) surveys += 1
    if (event.text === farewell && farewells > 1) found.push(`a second farewell at ${event.seq}`)
  }
  if (surveys > 1) found.push(`${surveys} surveys`)
  return found
}

/** Status, owner, assignment and labels are what the events and the log tell. */
function stateOf({ events, log, conversation }: Track): readonly string[] {
  const found: string[] = []
  const told = events.findLast(event => event.type === 'status') ?? { status: 'open', owner: 'bot' }
  if (told.status !== conversation.status || told.owner !== conversation.owner)
    found.push(`it is ${conversation.status}, ${conversation.owner}, and was told to be ${told.status}, ${told.owner}`)
  const assigned = log.findLast(entry => entry.type === 'assigned' && entry.assignee !== undefined)?.assignee ?? null
  if (assigned?.id !== conversation.assignee?.id) found.push('it is assigned to somebody whom the log does not name')
  const moves = log.filter(entry => entry.type === 'lifecycle')
  if (moves.some((entry, index) => index > 0 && entry.from !== moves[index - 1].to)) found.push('the lifecycle jumps')
  const labels = new Set<string>()
  for (const { type, add, remove } of log) {
    if (type !== 'labelled') continue
    for (const label of add) labels.add(label)
    for (const label of remove) labels.delete(label)
  }
  const named: readonly string[] = conversation.labels
  if (labels.size !== named.length || named.some(label => !labels.has(label))) found.push('its labels are not those of the log')
  return found
}

/** While an agent has it no flow hears the visitor or a timer. */
function silenceOf({ trace }: Track): readonly string[] {
  return trace
    .filter(({ state, event, path }) => {
      const isHeld = state[0] === 'open.agent' || state[0] === 'snoozed.agent'
      return isHeld && ['message', 'timer', 'ask-for-person', 'event', 'return'].includes(event.type) && path.length > 0
    })
    .map(({ turn, event }) => `the flow heard a ${event.type} in turn ${turn} although an agent has the conversation`)
}
