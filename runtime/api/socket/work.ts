import type { ParleyError } from '../../errors/parley-error.ts'
import { jitter, type Post } from './post.ts'
import type { Wire } from './wire.ts'

/** Does one thing at a time on each line: frames in the order they came, and between them what the line lacks. */
export interface Work<Line, Frame> {
  take(line: Line, frame: Frame): void
  /** It lacks something now: brings it, unless somebody works on the line, who will. */
  wake(line: Line): void
}

export interface WorkParts<Line, Frame> {
  readonly post: Pick<Post, 'refuse' | 'hangUp'>
  readonly take: (line: Line, frame: Frame) => Promise<void> | void
  readonly lacks: (line: Line) => boolean
  /** Brings what it lacks. */
  readonly settle: (line: Line) => Promise<void>
  /** What went wrong, as it may be told. */
  readonly errorOf: (error: unknown) => ParleyError
  /** A frame has been done. */
  readonly done: (line: Line) => void
}

/** Frames that may wait; beyond, the client is not read any more until they are done. */
const mostWaiting = 16

export function createWork<Line extends Wire<Frame>, Frame extends object>({
  post,
  take,
  lacks,
  settle,
  errorOf,
  done,
}: WorkParts<Line, Frame>): Work<Line, Frame> {
  const run = async (line: Line, first?: Frame): Promise<void> => {
    line.busy = true
    for (let frame = first; !line.ended; frame = nextOf(line)) {
      if (frame) await one(line, frame)
      await bring(line)
      if (!line.waiting && !lacks(line)) break
    }
    line.busy = false
  }
  const one = async (line: Line, frame: Frame): Promise<void> => {
    try {
      await take(line, frame)
    } catch (error) {
      post.refuse(line, errorOf(error), keyIn(frame))
    }
    done(line)
  }
  const bring = async (line: Line): Promise<void> => {
    try {
      await settle(line)
    } catch (error) {
      // What cannot be fetched now is fetched when the client comes back.
      post.hangUp(line, 1013, errorOf(error).code, 1_000 + jitter(4_000))
    }
  }
  const nextOf = (line: Line): Frame | undefined => {
    const next = line.waiting?.shift()
    if (line.waiting?.length !== 0) return next
    line.waiting = undefined
    if (line.ws.isPaused) line.ws.resume()
    return next
  }
  return {
    take(line, frame) {
      if (!line.busy) return void run(line, frame)
      line.waiting ??= []
      line.waiting.push(frame)
      if (line.waiting.length === mostWaiting) line.ws.pause()
    },
    wake(line) {
      if (!line.busy) void run(line)
    },
  }
}

function keyIn(frame: object): string | undefined {
  return 'clientMsgId' in frame && typeof frame.clientMsgId === 'string' ? frame.clientMsgId : undefined
}
