import { canonical } from './canonical.ts'
import { bareOf, hostOf, type PageAddress, pageAddress, wholeOf } from './page-address.ts'
import { matchesWildcard } from './wildcard.ts'

/** How an address is compared with what an author wrote. A value without a scheme is as good for `http` as for `https`. */
export const compareAddress = { equals, starts, contains, wildcard } as const

/** What an author wrote as an address, taken apart: nothing of it is read as one yet. */
interface Written {
  /** With its colon, in lower case. */
  readonly scheme?: string
  /** Up to the first slash or question mark. */
  readonly head: string
  /** From there on; empty where the host may go on. */
  readonly tail: string
}

/** Takes apart what an author wrote. Undefined for what says nothing. */
export function writtenAddress(value: string): Written | undefined {
  const [text = ''] = value.trim().split('#', 1)
  const [, scheme, rest = text] = /^([a-z*][a-z0-9+.*-]*:)\/\/(.*)$/is.exec(text) ?? []
  if (rest === '' && scheme === undefined) return undefined
  const at = rest.search(/[/?]/)
  const head = at < 0 ? rest : rest.slice(0, at)
  const after = at < 0 ? '' : rest.slice(at)
  const tail = canonical(after.startsWith('?') && head !== '' ? `/${after}` : after)
  return { ...(scheme === undefined ? {} : { scheme: scheme.toLowerCase() }), head, tail }
}

function equals(value: string, page: PageAddress): boolean {
  const written = writtenAddress(value)
  if (!written) return false
  const wanted = pageAddress(`${written.scheme ?? page.scheme}//${written.head}${written.tail}`)
  return wanted !== undefined && wholeOf(wanted) === wholeOf(page)
}

function starts(value: string, page: PageAddress): boolean {
  const written = writtenAddress(value)
  return written !== undefined && textFor(written, page).startsWith(begun(written, page))
}

function contains(value: string, page: PageAddress): boolean {
  const written = writtenAddress(value)
  if (!written) return false
  const { scheme, head, tail } = written
  if (scheme !== undefined) return wholeOf(page).includes(begun(written, page))
  const [plain = ''] = value.trim().split('#', 1)
  if (wholeOf(page).includes(canonical(plain))) return true
  // Hosts have no case, so what may be one is looked for there without it.
  if (head === '') return false
  const host = hostFor(page.scheme, head, tail !== '')
  return tail === '' ? page.host.includes(host) : page.host.endsWith(host) && page.tail.startsWith(tail)
}

function wildcard(value: string, page: PageAddress): boolean {
  const written = writtenAddress(value)
  if (!written) return false
  const { scheme, head, tail } = written
  const text = textFor(written, page)
  const front = scheme === undefined ? '' : `${scheme}//`
  if (tail !== '' || !head.includes('*'))
    return matchesWildcard(`${front}${hostFor(scheme ?? page.scheme, head, true)}${tail || '/'}`, text)
  // A star may run on beyond the host, where case counts: what follows it is tried as a path, and as a host.
  const asHost = `${front}${head.toLowerCase()}${head.endsWith('*') ? '' : '/'}`
  return matchesWildcard(`${front}${canonical(head)}`, text) || matchesWildcard(asHost, text)
}

const textFor = ({ scheme }: Written, page: PageAddress): string => (scheme === undefined ? bareOf(page) : wholeOf(page))

function begun({ scheme, head, tail }: Written, page: PageAddress): string {
  const front = scheme === undefined ? '' : `${scheme}//`
  return `${front}${hostFor(scheme ?? page.scheme, head, tail !== '')}${tail}`
}

// What is the beginning of a host only is no host yet: `10` would be read as 0.0.0.10.
function hostFor(scheme: string, head: string, isWhole: boolean): string {
  const isRead = !head.includes('*') && (isWhole || /[^\x20-\x7e]/.test(head) || /:(80|443)$/.test(head))
  return (isRead ? hostOf(scheme, head) : undefined) ?? head.toLowerCase()
}
