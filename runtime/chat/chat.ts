import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs, styleText } from 'node:util'
import type { EventView } from '../api/contract.ts'
import { type Act, type Answer, type Client, createClient, type Problem, Refusal, type Shown } from './client.ts'
import { type OwnServer, startOwnServer } from './own-server.ts'
import { createScreen, keyOf, type Line } from './screen.ts'
import { fill, loadWords, type Words } from './words.ts'

// `npm run chat`: one conversation in the terminal, over the same HTTP contract as any other client.
const systemLanguage = Intl.DateTimeFormat().resolvedOptions().locale.toLowerCase()
process.exitCode = await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  if (error instanceof Refusal) for (const place of error.places) console.error(`  ${place}`)
  return 1
})

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      flow: { type: 'string' },
      url: { type: 'string' },
      language: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  })
  const language = values.language ?? systemLanguage
  const words = await loadWords(language)
  if (values.help) {
    console.log(words.usage)
    return 0
  }
  const file = values.flow === undefined ? undefined : await readFlow(values.flow, words)
  const running = values.url ?? (file === undefined ? await runningServer() : undefined)
  let own: OwnServer | undefined
  if (running === undefined) {
    console.error(words.starting)
    own = await startOwnServer()
  }
  try {
    const base = running ?? own?.url ?? ''
    const client = createClient(base, language)
    const published = file === undefined || !own ? undefined : await client.publish(file, own.adminToken)
    for (const problem of published?.problems ?? []) console.error(lineOfProblem(problem))
    if (published?.problems.some(problem => problem.severity === 'error')) return 1
    await talk(client, published?.id ?? positionals[0], words)
    return 0
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Error(fill(words.unreachable, { url: running ?? '' }), { cause: error })
  } finally {
    await own?.stop()
  }
}

async function readFlow(file: string, words: Words): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch (error) {
    throw new Error(fill(words.unreadable, { file, why: error instanceof Error ? error.message : '' }), { cause: error })
  }
}

/** A server that runs where `npm start` puts one. */
async function runningServer(): Promise<string | undefined> {
  const url = `http://localhost:${process.env['PORT'] ?? '3000'}`
  try {
    const response = await fetch(`${url}/livez`, { signal: AbortSignal.timeout(5_000) })
    return response.ok ? url : undefined
  } catch {
    return undefined
  }
}

async function talk(client: Client, wanted: string | undefined, words: Words): Promise<void> {
  const input = createInterface({ input: process.stdin, output: process.stdout, prompt: '> ', terminal: process.stdout.isTTY })
  // From the first moment on: what is piped in must not be read before anybody listens.
  const lines = input[Symbol.asyncIterator]()
  const screen = createScreen(process.stdout, input, words)
  const config = await client.config(wanted)
  if (!config.shows) throw new Refusal(words.nothing, [])
  const { flow, opening, greeting } = config
  const begins = { flow: flow.id, opening, greeted: greeting.length }
  screen.note(fill(words.help, { name: flow.name }))
  await screen.show(greeting.map(message => ({ who: 'bot', ...message })))
  let pending: Shown['pending'] = { choices: greeting.at(-1)?.choices ?? [] }
  let busy = false
  const took = async (answer: Answer | undefined): Promise<void> => {
    if (!answer) return
    pending = answer.conversation.pending
    await screen.show(answer.events.flatMap(event => lineOf(event, words)))
  }
  const looking = new AbortController()
  const looks = lookForNews(client, looking.signal, async answer => {
    if (busy || !answer || answer.events.length === 0) return
    await took(answer)
    screen.prompt()
  })
  screen.prompt()
  for await (const line of lines) {
    const text = line.trim()
    if (text === '/quit') break
    busy = true
    try {
      if (text === '/person') await took(await client.askForPerson(begins))
      else if (text.startsWith('/')) screen.note(fill(words.help, { name: flow.name }))
      else if (text !== '') await took(await client.act(begins, actOf(text, pending)))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      screen.error([error.message, ...error.places].join('\n  '))
    } finally {
      busy = false
    }
    screen.prompt()
  }
  looking.abort()
  await looks
  await took(await client.news())
  input.close()
}

function lineOfProblem({ severity, node, message }: Problem): string {
  const mark = severity === 'error' ? styleText('red', '✗') : styleText('yellow', '!')
  return node === undefined ? `${mark} ${message}` : `${mark} ${styleText('bold', node)}: ${message}`
}

/** A number, or several, picks from what is offered by the key it is shown with; anything else is text. */
function actOf(text: string, pending: Shown['pending']): Act {
  const choices = pending?.choices ?? []
  const picked = /^\d+(\s*,\s*\d+)*$/.test(text)
    ? text.split(',').map(number => choices.find((choice, at) => keyOf(choice, at) === number.trim())?.id)
    : []
  const ids = picked.filter(id => id !== undefined)
  const [first] = ids
  if (first === undefined || ids.length < picked.length) return { text }
  return { choice: pending?.input === 'choices' ? ids : first }
}

function lineOf(event: EventView, words: Words): Line[] {
  if (event.type === 'agent') return [{ who: 'note', text: fill(words[event.change], { name: event.agent.name }) }]
  if (event.type === 'status') {
    if (event.status === 'closed') return [{ who: 'note', text: words.closed }]
    return event.owner === 'queue' ? [{ who: 'note', text: words.queue }] : []
  }
  if (event.type !== 'message') return []
  return event.author === 'visitor' ? [] : [{ ...event, who: event.author === 'agent' ? 'agent' : 'bot' }]
}

async function lookForNews(
  client: Client,
  signal: AbortSignal,
  tell: (answer: Answer | undefined) => Promise<void>,
): Promise<void> {
  while (!signal.aborted) {
    await pause(500, undefined, { signal }).catch(() => {})
    if (!signal.aborted) await client.news().then(tell, () => {})
  }
}
