import type { Head } from '../mime/head.ts'
import { readAddresses } from './addresses.ts'

/** Headers that say where a mail went, in the order in which they are believed. */
const names = [
  'to',
  'cc',
  'delivered-to',
  'x-original-to',
  'envelope-to',
  'x-forwarded-to',
  'x-envelope-to',
  'x-delivered-to',
  'resent-to',
]

/** Every address a mail went to, lower case, each once. */
export function readDeliveries(head: Head): readonly string[] {
  const said = names.flatMap(name => readAddresses(head.all(name)).map(({ address }) => address))
  // Whoever was written to unseen stands only where servers say whom they took it for.
  const taken = head.all('received').flatMap(line => /\bfor\s+<([^<>\s@]+@[^<>\s@]+)>/.exec(line)?.[1] ?? [])
  return [...new Set([...said, ...taken].map(address => address.toLowerCase()))]
}

/** Reply tokens in addresses: `local+<token>@`, 42 letters and digits. */
export function readTokens(addresses: readonly string[]): readonly string[] {
  return [...new Set(addresses.flatMap(address => /\+([a-z0-9]{42})@/.exec(address)?.[1] ?? []))]
}
