import type { ChildServer } from './child-server.ts'
import { type Ask, type Connection, openConnection } from './connection.ts'
import type { Client } from './load.ts'
import { answerAt } from './loop-flow.ts'
import { benchFlow, conversationOf, tokenOf } from './stored-turns.ts'

/** Writes conversations of four turns, one after the other. */
export function fourTurnClient(): Client {
  const talk = newTalk()
  let turn = 0
  return async connection => {
    if (turn % 4 === 0) await talk.begin(connection)
    else await talk.say(connection)
    turn += 1
  }
}

/** One conversation, as its visitor holds it. */
export function newTalk(): { begin: Client; say(connection: Connection): Promise<Record<string, unknown>> } {
  let token = ''
  let conversation = ''
  return {
    async begin(connection) {
      const body = { flow: benchFlow, clientMsgId: nextId(), text: 'Hello' }
      const { visitor, conversation: begun } = await asked(
        connection,
        { method: 'POST', path: '/api/visitor/conversations', body: JSON.stringify(body) },
        201,
      )
      token = String(visitor)
      conversation = String((begun as { id: string }).id)
    },
    say: connection => say(connection, conversation, token),
  }
}

/** Writes into stored conversations, any of the first so many at each turn. */
export function storedClient(many: number): Client {
  return async connection => {
    const number = Math.floor(Math.random() * many)
    await say(connection, conversationOf(number), tokenOf(number))
  }
}

/** Teaches the echo to answer like a turn. */
export async function teachEcho(echo: ChildServer, parley: ChildServer): Promise<void> {
  const connection = await openConnection(parley.url)
  const talk = newTalk()
  await talk.begin(connection)
  const body = JSON.stringify(await talk.say(connection))
  connection.close()
  const taught = await fetch(`${echo.url}/answer`, { method: 'PUT', headers: { 'content-type': 'application/json' }, body })
  if (!taught.ok) throw new Error(`the echo answered ${taught.status}`)
}

/** Asks the echo for what a turn would be asked with. */
export function echoClient(): Client {
  return async connection => {
    const text = answerAt(asks)
    await asked(
      connection,
      { method: 'POST', path: '/echo', token: tokenOf(0), body: JSON.stringify({ clientMsgId: nextId(), text }) },
      200,
    )
  }
}

async function say(connection: Connection, conversation: string, token: string): Promise<Record<string, unknown>> {
  const path = `/api/visitor/conversations/${conversation}/messages`
  const text = answerAt(asks)
  return await asked(connection, { method: 'POST', path, token, body: JSON.stringify({ clientMsgId: nextId(), text }) }, 200)
}

async function asked(connection: Connection, ask: Ask, expected: number): Promise<Record<string, unknown>> {
  const { status, body } = await connection.ask(ask)
  if (status !== expected) throw new Error(`${ask.path} answered ${status}: ${body}`)
  return JSON.parse(body) as Record<string, unknown>
}

let asks = 0
const nextId = (): string => `bench-${process.pid}-${++asks}`
