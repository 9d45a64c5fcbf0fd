import {
  conversationRow,
  countsAnswer,
  event,
  type TeamFrame,
  type TeamServerFrame,
  teamConversation,
  teamEntry,
  userView,
} from '../../runtime/api/contract.ts'
import { flowOf } from './flow-of.ts'
import { connectFrames, type FrameClient, samePromise } from './frame-client.ts'
import { createPeopleScene, type PeopleScene, type Somebody } from './people-scene.ts'
import { connectSocket, type SocketClient } from './socket-client.ts'
import { echoFlow } from './socket-scene.ts'

/** A client of the team's socket. */
export interface TeamClient extends FrameClient<TeamServerFrame> {
  send(frame: TeamFrame | Readonly<Record<string, unknown>> | string | Buffer): void
  /** Numbers of all events, and of all entries, that were told so far. */
  readonly seqs: readonly number[]
  readonly teamSeqs: readonly number[]
  /** Comes back when all that was sent before has been done. */
  settled(): Promise<void>
}

/** The real server with people of the team, their open apps, and visitors. */
export interface TeamSocketScene extends PeopleScene {
  readonly url: string
  /** Opens the app of somebody, and takes the welcome unless told otherwise. */
  open(who: Pick<Somebody, 'cookie'>, headers?: Readonly<Record<string, string>>): Promise<TeamClient>
  /** A visitor who has begun with the flow that echoes, or that waits for people. */
  chat(flow?: 'echo' | 'people'): Promise<{ readonly client: SocketClient; readonly token: string; readonly id: string }>
  /** Does something until it is so, letting the clock of the server go on. */
  passing(done: Promise<unknown>): Promise<void>
}

const peopleFlow = flowOf('people', [
  ['start', 'start', {}, { next: 'handoff' }],
  ['handoff', 'handoff', { to: 'unassigned' }],
])

export async function createTeamSocketScene(env: Readonly<Record<string, string>> = {}): Promise<TeamSocketScene> {
  const scene = await createPeopleScene(env)
  await scene.publish(echoFlow)
  await scene.publish(peopleFlow)
  const url = await scene.app.listen({ host: '127.0.0.1', port: 0 })
  const clients: Pick<FrameClient<never>, 'ws'>[] = []
  let keys = 0
  return {
    ...scene,
    url,
    async open({ cookie }, headers = {}) {
      const client = await connectFrames(`${url}/api/socket`, { headers: { cookie, origin: url, ...headers } }, holdToContract)
      clients.push(client)
      await client.wait(() => client.frames.some(({ type }) => type === 'welcome'), 'welcome')
      return Object.defineProperties(
        // Boundary: the rest of it is put there below, getters as getters.
        {
          get seqs() {
            return client.frames.flatMap(frame => (frame.type === 'events' ? frame.events.map(({ seq }) => seq) : []))
          },
          get teamSeqs() {
            return client.frames.flatMap(frame => (frame.type === 'events' ? frame.entries.map(({ teamSeq }) => teamSeq) : []))
          },
          async settled() {
            keys += 1
            const mark = `mark-${keys}`
            client.send({ type: 'watch', conversation: mark })
            await client.wait(
              () => client.frames.some(frame => frame.type === 'error' && frame.message.includes(mark)),
              'answer to a frame',
            )
          },
        } as unknown as TeamClient,
        Object.getOwnPropertyDescriptors(client),
      )
    },
    async chat(flow = 'echo') {
      const client = await connectSocket(url)
      clients.push(client)
      const { visitor: token } = await client.hello()
      keys += 1
      client.send({ type: 'begin', flow, clientMsgId: `begin-${keys}`, text: 'Good day' })
      const { conversation } = await client.until('ack')
      return { client, token, id: conversation.id }
    },
    async passing(done) {
      let isDone = false
      const ended = done.finally(() => {
        isDone = true
      })
      while (!isDone) {
        scene.clock.advance(50)
        await new Promise(resolve => setTimeout(resolve, 5))
      }
      await ended
    },
    async close() {
      for (const { ws } of clients) ws.terminate()
      await scene.close()
    },
  }
}

function holdToContract(frame: TeamServerFrame): TeamServerFrame {
  if (frame.type === 'row') samePromise(conversationRow.parse(frame.row), frame.row)
  if (frame.type === 'welcome' || frame.type === 'counts') samePromise(countsAnswer.parse(frame.counts), frame.counts)
  if (frame.type === 'user') samePromise(userView.parse(frame.user), frame.user)
  if (frame.type === 'events') {
    samePromise(teamConversation.parse(frame.conversation), frame.conversation)
    for (const one of frame.events) samePromise(event.parse(one), one)
    for (const one of frame.entries) samePromise(teamEntry.parse(one), one)
  }
  return frame
}
