import { ParleyError } from '../errors/parley-error.ts'

/** What a target may be, decided by the operator. */
export interface TargetPolicy {
  /** `host:port` that may be private. */
  readonly allowed: ReadonlySet<string>
  /** Names of this server itself. */
  readonly own: ReadonlySet<string>
}

/** Where a request goes. */
export interface Target {
  /** `host:port`, as errors quote it: never the path, which may hold secrets. */
  readonly name: string
  /** Without brackets and without the dot at the end. */
  readonly host: string
  /** The operator allows it by name: its addresses may be private. */
  readonly trusted: boolean
}

/** Checks all of a URL that can be checked without asking for its addresses. Throws `target_refused`. */
export function targetOf(url: URL, policy: TargetPolicy): Target {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw refused(url.host, 'scheme')
  const port = url.port === '' ? (url.protocol === 'http:' ? 80 : 443) : Number(url.port)
  const name = `${url.hostname}:${port}`
  if (url.username !== '' || url.password !== '') throw refused(name, 'userinfo')
  const host = url.hostname.replace(/\.+$/, '').replace(/^\[(.*)\]$/, '$1')
  if (policy.allowed.has(name) || policy.allowed.has(`${host}:${port}`)) return { name, host, trusted: true }
  if (!openPorts.has(port)) throw refused(name, 'port')
  if (host === '' || policy.own.has(host) || localName.test(host)) throw refused(name, 'host')
  return { name, host, trusted: false }
}

/** Checks a host and a port of whatever protocol, which an admin has set. Throws `target_refused`. */
export function hostTargetOf(given: string, port: number, policy: TargetPolicy): Target {
  const isPort = Number.isInteger(port) && port > 0 && port < 65_536
  const bare = given.includes(':') && !given.startsWith('[') ? `[${given}]` : given
  // No other scheme than http is needed to read a host.
  const url = isPort ? URL.parse(`http://${bare}:${port}`) : null
  if (!url || url.href !== `http://${url.host}/`) throw refused(`${given}:${port}`, 'host')
  const host = url.hostname.replace(/\.+$/, '').replace(/^\[(.*)\]$/, '$1')
  const name = `${url.hostname}:${port}`
  if (policy.allowed.has(name) || policy.allowed.has(`${host}:${port}`)) return { name, host, trusted: true }
  if (host === '' || policy.own.has(host) || localName.test(host)) throw refused(name, 'host')
  return { name, host, trusted: false }
}

/** The error for a target that may not be reached; `why` names the rule. */
export function refused(target: string, why: 'scheme' | 'userinfo' | 'port' | 'host' | 'address' | 'url' | 'body'): ParleyError {
  return new ParleyError('target_refused', { target }, { details: { why } })
}

const openPorts: ReadonlySet<number> = new Set([80, 443, 8080, 8443])
// Names that mean a machine nearby whatever a resolver says. A single label is one too: public hosts have a dot.
const localName = /^(?:[^.:]+|.*\.(?:localhost|localdomain|local|internal|intranet|lan|home\.arpa))$/i
