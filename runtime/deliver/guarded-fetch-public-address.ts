import { BlockList, isIP } from 'node:net'
import { refusedRanges } from './address-ranges.ts'

/** Is this an address of the public internet? What is no address is not. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address)
  // A zone names a card of this machine: nothing public has one.
  if ((family !== 4 && family !== 6) || address.includes('%')) return false
  return !blocked[family].check(address, `ipv${family}`)
}

// Two lists, because one list holds a mapped range against plain IPv4 addresses too.
const blocked = { 4: blockList('ipv4'), 6: blockList('ipv6') }

function blockList(family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList()
  for (const [network, prefix] of refusedRanges[family]) list.addSubnet(network, prefix, family)
  return list
}
