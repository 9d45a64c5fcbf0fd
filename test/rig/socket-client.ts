import type { ClientOptions } from 'ws'
import { conversation, event, type ServerFrame, type VisitorFrame } from '../../runtime/api/contract.ts'
import type { Event } from '../../runtime/conversation/event.ts'
import { connectFrames, type FrameClient, type FrameOf, samePromise } from './frame-client.ts'

/** A client of a visitor's socket. */
export interface SocketClient extends FrameClient<ServerFrame> {
  send(frame: VisitorFrame | Readonly<Record<string, unknown>> | string | Buffer): void
  /** Says hello and takes the welcome. */
  hello(hello?: Omit<Extract<VisitorFrame, { type: 'hello' }>, 'type'>): Promise<FrameOf<ServerFrame, 'welcome'>>
  /** What was told of a conversation so far, put together as a client does it. Throws at a gap. */
  stream(id: string): readonly Event[]
  /** Waits until that much of a conversation is there. */
  upTo(id: string, seq: number): Promise<readonly Event[]>
}

/** Connects; rejects when the server does not take it, with the status in the message. */
export async function connectSocket(url: string, options: ClientOptions = {}): Promise<SocketClient> {
  const client = await connectFrames(`${url}/api/visitor/socket`, options, holdToContract)
  const stream = (id: string): readonly Event[] => streamOf(client.frames, id)
  return Object.defineProperties(
    {
      stream,
      hello(hello = {}) {
        client.send({ type: 'hello', ...hello })
        return client.next('welcome')
      },
      async upTo(id, seq) {
        await client.wait(() => stream(id).length >= seq, `event ${seq} of "${id}"`)
        return stream(id)
      },
    } as SocketClient,
    Object.getOwnPropertyDescriptors(client),
  )
}

function streamOf(frames: readonly ServerFrame[], id: string): readonly Event[] {
  const events: Event[] = []
  for (const frame of frames) {
    if ((frame.type !== 'events' && frame.type !== 'ack') || frame.conversation.id !== id) continue
    for (const event of frame.events) {
      const next = events.length + 1
      if (event.seq > next) throw new Error(`after event ${events.length} of "${id}" came ${event.seq}`)
      if (event.seq === next) events.push(event)
    }
  }
  return events
}

function holdToContract(frame: ServerFrame): ServerFrame {
  const told = 'conversation' in frame ? frame.conversation : undefined
  if (told) samePromise(conversation.parse(told), told)
  if ('events' in frame) for (const one of frame.events) samePromise(event.parse(one), one)
  return frame
}
