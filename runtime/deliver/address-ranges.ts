/**
 * Every address that is not the public internet, as networks. IPv6 forms that carry an IPv4 address inside (mapped, NAT64,
 * Teredo, 6to4) are refused outright, so that nobody has to look inside them. Source: the IANA special-purpose registries.
 */
export const refusedRanges = {
  ipv4: [
    ['0.0.0.0', 8], // this network
    ['10.0.0.0', 8], // private
    ['100.64.0.0', 10], // carrier-grade NAT
    ['127.0.0.0', 8], // loopback
    ['169.254.0.0', 16], // link-local, cloud metadata
    ['172.16.0.0', 12], // private
    ['192.0.0.0', 24], // protocol assignments
    ['192.0.2.0', 24], // documentation
    ['192.88.99.0', 24], // 6to4 relays
    ['192.168.0.0', 16], // private
    ['198.18.0.0', 15], // benchmarks
    ['198.51.100.0', 24], // documentation
    ['203.0.113.0', 24], // documentation
    ['224.0.0.0', 4], // multicast
    ['240.0.0.0', 4], // reserved, broadcast
  ],
  ipv6: [
    ['::', 3], // all below global unicast: unspecified, loopback, IPv4-compatible, mapped, NAT64
    ['4000::', 2], // unassigned
    ['8000::', 1], // unassigned, unique local, link-local, site-local, multicast
    ['2001::', 23], // protocol assignments: Teredo, ORCHID
    ['2001:db8::', 32], // documentation
    ['2002::', 16], // 6to4
    ['3fff::', 20], // documentation
  ],
} as const
