import type { WebSocket } from '@fastify/websocket'

/**
 * What is kept for every open socket, whoever is at its other end and whatever frames they send. Ten thousand may be open: no
 * timers and few objects of its own.
 */
export interface Wire<Frame = unknown> {
  readonly ws: WebSocket
  /** Whose sockets are counted together. */
  readonly key: string
  readonly acceptLanguage: string | undefined
  /** What its client would rather read. */
  language?: string | undefined
  /** Frames that wait for the one being worked on. */
  waiting?: Frame[] | undefined
  /** Somebody works on it: frames and pages go one after the other. */
  busy: boolean
  /** The hearts' beat at which something came last, and at which it is asked. */
  heardAt: number
  readonly slot: number
  /** Frames since it was asked last, and faulty ones in a row. */
  frames: number
  strikes: number
  /** Frames sent while others were still on their way. */
  queued: number
  sent?: () => void
  /** Nothing goes out any more, nothing that comes in is looked at. */
  ended: boolean
}

/** A wire that has just been opened. */
export function newWire<Frame>(about: Pick<Wire<Frame>, 'ws' | 'key' | 'acceptLanguage' | 'heardAt' | 'slot'>): Wire<Frame> {
  return { ...about, busy: false, frames: 0, strikes: 0, queued: 0, ended: false }
}
