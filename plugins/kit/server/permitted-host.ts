/** May a plugin call this host? It names hosts: `api.example.com`, `*.example.com` for all below it, `*` for any. */
export function isPermittedHost(host: string, hosts: readonly string[]): boolean {
  const name = plain(host)
  return hosts.some(pattern => {
    if (pattern === '*') return true
    if (pattern.startsWith('*.')) return name.endsWith(plain(pattern.slice(1))) && name.length > pattern.length - 1
    return name === plain(pattern)
  })
}

// A dot at the end names the same host.
function plain(host: string): string {
  return host.toLowerCase().replace(/\.+$/, '')
}
