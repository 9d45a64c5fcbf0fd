import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import type { LookupFunction } from 'node:net'
import type { Outgoing } from './outgoing.ts'

/** An address that has been checked. */
export interface Address {
  readonly address: string
  readonly family: 4 | 6
}

/** Sends one request to addresses that were checked, whatever a resolver says by now, and waits for the head of the answer. */
export function exchange(
  request: Outgoing,
  addresses: readonly [Address, ...Address[]],
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const { url, method, headers, body } = request
  const secure = url.protocol === 'https:'
  const options = {
    method,
    signal,
    lookup: pinned(addresses),
    // A fresh agent: no connection is shared between tenants of a host, and no proxy is taken from the environment.
    agent: secure ? new HttpsAgent() : new HttpAgent(),
    headers: { ...Object.fromEntries(headers), ...(body ? { 'content-length': String(body.length) } : {}) },
  }
  return new Promise((resolve, reject) => {
    const sent = secure ? httpsRequest(url, options, resolve) : httpRequest(url, options, resolve)
    sent.on('error', reject)
    sent.end(body)
  })
}

function pinned(addresses: readonly [Address, ...Address[]]): LookupFunction {
  return (_host, options, done) => {
    if (options.all === true) done(null, [...addresses])
    else done(null, addresses[0].address, addresses[0].family)
  }
}
