import { connect, createServer, type Socket } from 'node:net'

/**
 * What a connection suffers. `cut`: both ends are reset. `half-open`: both ends believe that it stands, and nothing gets
 * through any more. `black-hole`: it is accepted, and nobody is there. A connection that is dead stays dead.
 */
export type Fault =
  | { readonly kind: 'pass' | 'cut' | 'half-open' | 'black-hole' }
  | { readonly kind: 'latency'; readonly ms: number; readonly jitterMs: number }
  | { readonly kind: 'slow'; readonly bytesPerSecond: number }

/** One connection through the proxy. */
export interface ProxiedConnection {
  readonly isOpen: boolean
  suffer(fault: Fault): void
}

/** A proxy on loopback that treats connections badly. */
export interface FaultProxy {
  readonly url: string
  /** Those that are open, oldest first. */
  readonly connections: readonly ProxiedConnection[]
  /** All that are open, and all that come. */
  suffer(fault: Fault): void
  close(): Promise<void>
}

/** A test that opens more at once has gone wild. */
const mostConnections = 2_000
/** Whoever forgets to close it leaves nothing running for longer. */
const longestMs = 30 * 60_000
/** How long one end of a dead connection may outlive the other. */
const widowMs = 60_000

/** Stands before a server whose address may change: it is asked for at each new connection. */
export async function createFaultProxy(target: () => string): Promise<FaultProxy> {
  const open = new Set<ProxiedConnection>()
  let general: Fault = { kind: 'pass' }
  const server = createServer({ noDelay: true }, client => {
    if (open.size >= mostConnections) return void client.resetAndDestroy()
    const connection = proxied(client, target, general, () => open.delete(connection))
    open.add(connection)
  })
  const close = (): Promise<void> => {
    clearTimeout(limit)
    for (const connection of open) connection.suffer({ kind: 'cut' })
    return new Promise(resolve => server.close(() => resolve()))
  }
  const limit = setTimeout(() => void close(), longestMs)
  limit.unref()
  const port = await new Promise<number>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : 0)
    })
  })
  return {
    url: `http://127.0.0.1:${port}`,
    get connections() {
      return [...open]
    },
    suffer(fault) {
      general = fault
      for (const connection of open) connection.suffer(fault)
    },
    close,
  }
}

function proxied(client: Socket, target: () => string, first: Fault, gone: () => void): ProxiedConnection {
  let fault = first
  let isOpen = true
  let isDead = first.kind === 'black-hole'
  const ends: Socket[] = []

  const over = (): void => {
    if (!isOpen) return
    isOpen = false
    for (const end of ends) end.resetAndDestroy()
    gone()
  }
  const carry = (from: Socket, to: Socket | undefined): void => {
    ends.push(from)
    from.on('error', () => {})
    from.on('data', chunk => {
      const ms = delayOf(fault, chunk.length)
      const write = (): void => {
        if (isDead || !isOpen || !to) return void from.resume()
        if (to.write(chunk)) from.resume()
        else to.once('drain', () => from.resume())
      }
      if (ms === 0) return write()
      from.pause()
      setTimeout(write, ms).unref()
    })
    from.on('end', () => {
      if (!isDead) to?.end()
    })
    from.on('close', () => {
      if (isDead) setTimeout(over, widowMs).unref()
      else if (ends.every(end => end.closed)) over()
      else to?.destroySoon()
    })
  }

  if (isDead) carry(client, undefined)
  else {
    const { hostname, port } = new URL(target())
    const server = connect({ host: hostname, port: Number(port), noDelay: true })
    server.once('error', over)
    carry(client, server)
    carry(server, client)
  }
  if (first.kind === 'cut') queueMicrotask(over)
  return {
    get isOpen() {
      return isOpen
    },
    suffer(next) {
      fault = next
      if (next.kind === 'cut') over()
      else if (next.kind === 'half-open' || next.kind === 'black-hole') isDead = true
    },
  }
}

function delayOf(fault: Fault, bytes: number): number {
  if (fault.kind === 'latency') return fault.ms + Math.random() * fault.jitterMs
  return fault.kind === 'slow' ? (bytes / fault.bytesPerSecond) * 1_000 : 0
}
