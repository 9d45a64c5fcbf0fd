import type { ServerFrame, VisitorFrame } from '../../runtime/api/contract.ts'

/** What the network does. `auto`: every frame gets through at once. `deaf`: requests arrive, their answers do not. */
export interface Weather {
  auto: boolean
  sockets: 'pass' | 'refuse' | 'hang'
  http: 'pass' | 'fail' | 'deaf' | 'hang'
  online: boolean
  /** The error that every hello gets. */
  refusal?: string | undefined
}

/** One socket, from the server's end. In both directions frames wait until they are let through. */
export interface PretendLine {
  readonly up: VisitorFrame[]
  readonly down: ServerFrame[]
  /** All that came from the client. */
  readonly heard: readonly VisitorFrame[]
  readonly isOpen: boolean
  /** Lets the next frame through; false: there is none, or the line is dead. */
  passUp(): boolean
  passDown(): boolean
  send(frame: ServerFrame): void
  /** Says what no server of ours says. */
  sendText(text: string): void
  /** Both ends learn that it is over; what was under way is lost. */
  cut(): void
  /** Nothing gets through any more, and nobody is told. */
  freeze(): void
}

/** A WebSocket whose other end is in this process. `opened` gets that end, and gives what hears its frames. */
export function pretendSocket(weather: Weather, opened: (line: PretendLine) => (frame: VisitorFrame) => void): typeof WebSocket {
  class PretendSocket {
    onopen: (() => void) | undefined
    onmessage: ((event: { data: string }) => void) | undefined
    onclose: (() => void) | undefined
    readonly #up: VisitorFrame[] = []
    readonly #down: ServerFrame[] = []
    #state: 'connecting' | 'open' | 'frozen' | 'closed' = 'connecting'
    #hear: (frame: VisitorFrame) => void = () => {}
    readonly #line: PretendLine

    constructor() {
      const heard: VisitorFrame[] = []
      const isOpen = (): boolean => this.#state === 'open'
      this.#line = {
        up: this.#up,
        down: this.#down,
        heard,
        get isOpen() {
          return isOpen()
        },
        passUp: () => {
          const frame = isOpen() ? this.#up.shift() : undefined
          if (!frame) return false
          heard.push(frame)
          this.#hear(frame)
          return true
        },
        passDown: () => {
          const frame = isOpen() ? this.#down.shift() : undefined
          if (frame) this.onmessage?.({ data: JSON.stringify(frame) })
          return frame !== undefined
        },
        send: frame => {
          if (!isOpen()) return
          this.#down.push(frame)
          if (weather.auto) queueMicrotask(this.#line.passDown)
        },
        sendText: data => this.onmessage?.({ data }),
        cut: () => this.#end(true),
        freeze: () => {
          this.#state = 'frozen'
        },
      }
      if (weather.sockets === 'hang') return
      queueMicrotask(() => {
        if (this.#state !== 'connecting') return
        if (weather.sockets === 'refuse') return this.#end(true)
        this.#state = 'open'
        this.#hear = opened(this.#line)
        this.onopen?.()
      })
    }

    send(text: string): void {
      if (this.#state !== 'open') return
      this.#up.push(JSON.parse(text) as VisitorFrame)
      if (weather.auto) queueMicrotask(this.#line.passUp)
    }

    close(): void {
      this.#end(false)
    }

    #end(told: boolean): void {
      if (this.#state === 'closed') return
      this.#state = 'closed'
      if (told) this.onclose?.()
    }
  }
  // It has of a WebSocket what the chat uses.
  return PretendSocket as unknown as typeof WebSocket
}
