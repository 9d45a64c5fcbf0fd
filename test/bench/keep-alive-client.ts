import { Agent, request } from 'node:http'

/** Posts over connections that stay open, as callers of webhooks do. */
export interface KeepAliveClient {
  /** How long it took until all of the answer was there, ms, with the wait for a free connection. Rejects unless it was 200. */
  post(address: string, body: string, headers: Readonly<Record<string, string>>): Promise<number>
  close(): void
}

/** At most so many connections to each server; what comes meanwhile waits for one. */
export function createKeepAliveClient(connections: number): KeepAliveClient {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  return {
    post: (address, body, headers) =>
      new Promise((resolve, reject) => {
        const began = performance.now()
        const more = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
        const asked = request(address, { method: 'POST', agent, headers: { ...headers, ...more } }, answer => {
          answer.resume()
          answer.once('end', () => {
            if (answer.statusCode === 200) resolve(performance.now() - began)
            else reject(new Error(`${address} answered ${answer.statusCode}`))
          })
        })
        asked.once('error', reject)
        asked.end(body)
      }),
    close: () => agent.destroy(),
  }
}
