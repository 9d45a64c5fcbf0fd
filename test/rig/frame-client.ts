import { once } from 'node:events'
import WebSocket, { type ClientOptions } from 'ws'

interface Typed {
  readonly type: string
}
export type FrameOf<Frame extends Typed, T extends Frame['type']> = Extract<Frame, { type: T }>

/** A client of a socket, as a test holds it: everything it is told is kept and held to the contract. */
export interface FrameClient<Frame extends Typed> {
  readonly ws: WebSocket
  /** All frames so far but pings. */
  readonly frames: readonly Frame[]
  /** How often it was asked whether it is there. */
  readonly pings: number
  send(frame: object | string | Buffer): void
  /** The next frame nobody has looked at yet; it must be of this type. */
  next<T extends Frame['type']>(type: T): Promise<FrameOf<Frame, T>>
  /** The next frame of this type, past all others. */
  until<T extends Frame['type']>(type: T): Promise<FrameOf<Frame, T>>
  /** Waits until something is so; it is looked at after every frame. */
  wait(isSo: () => boolean, what: string): Promise<void>
  /** How it ended. */
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>
  close(): Promise<void>
}

/** Longest wait for a frame, ms. */
const patienceMs = 10_000

/** Connects; rejects when the server does not take it, with the status in the message. `hold` throws at what was not promised. */
export async function connectFrames<Frame extends Typed>(
  url: string,
  options: ClientOptions,
  hold: (frame: Frame) => Frame,
): Promise<FrameClient<Frame>> {
  const ws = new WebSocket(url.replace(/^http/, 'ws'), { perMessageDeflate: false, ...options })
  const frames: Frame[] = []
  let pings = 0
  let looked = 0
  let wake = (): void => {}
  ws.on('message', (data: Buffer) => {
    const frame = JSON.parse(data.toString()) as Frame
    if (frame.type === 'ping') pings += 1
    else frames.push(hold(frame))
    wake()
  })
  const closed = new Promise<{ code: number; reason: string }>(resolve => {
    ws.once('close', (code, reason) => {
      resolve({ code, reason: String(reason) })
      wake()
    })
  })
  await once(ws, 'open')
  // A line that is cut says so by closing.
  ws.on('error', () => {})

  const wait = async (isSo: () => boolean, what: string): Promise<void> => {
    const until = Date.now() + patienceMs
    while (!isSo()) {
      const left = until - Date.now()
      if (left <= 0 || ws.readyState === WebSocket.CLOSED)
        throw new Error(`no ${what} came; there were ${JSON.stringify(frames.slice(-5))}`)
      await new Promise<void>(resolve => {
        const timer = setTimeout(resolve, left)
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
  }
  const take = async (): Promise<Frame> => {
    await wait(() => frames.length > looked, 'frame')
    const frame = frames[looked]
    if (!frame) throw new Error('no frame')
    looked += 1
    return frame
  }
  const isOf = <T extends Frame['type']>(frame: Frame, type: T): frame is FrameOf<Frame, T> => frame.type === type
  return {
    ws,
    frames,
    closed,
    wait,
    get pings() {
      return pings
    },
    send: frame => ws.send(typeof frame === 'string' || Buffer.isBuffer(frame) ? frame : JSON.stringify(frame)),
    async next(type) {
      const frame = await take()
      if (!isOf(frame, type)) throw new Error(`expected ${type}, got ${JSON.stringify(frame)}`)
      return frame
    },
    async until(type) {
      for (;;) {
        const frame = await take()
        if (isOf(frame, type)) return frame
      }
    },
    async close() {
      ws.close()
      await closed
    },
  }
}

/** Throws when something stands in what was sent that the contract does not promise. */
export function samePromise(promised: object, sent: object): void {
  const more = Object.keys(sent).filter(key => !(key in promised))
  if (more.length > 0) throw new Error(`more than promised: ${more.join(', ')} in ${JSON.stringify(sent)}`)
}
