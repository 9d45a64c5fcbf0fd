import { canonical } from './canonical.ts'

/** The address of a page as rules compare it: no fragment, no default port, no user, host in lower case, one percent-encoding. */
export interface PageAddress {
  readonly scheme: 'http:' | 'https:'
  /** With its port, where that is not the usual one. */
  readonly host: string
  /** The path with the query, from its first slash on. */
  readonly tail: string
  /** Names and values of the query, decoded, in their order. */
  readonly query: readonly (readonly [string, string])[]
}

/** Reads the address of a page; undefined for what is none, such as `about:blank`. */
export function pageAddress(url: string): PageAddress | undefined {
  const parsed = parse(url)
  const scheme = parsed?.protocol
  if (!parsed || (scheme !== 'http:' && scheme !== 'https:')) return undefined
  const { host, pathname, search, searchParams } = parsed
  return { scheme, host, tail: canonical(pathname + search), query: [...searchParams] }
}

/** The host as addresses have it: in lower case, in ASCII, without the usual port of its scheme. Undefined where that is none. */
export function hostOf(scheme: string, host: string): string | undefined {
  const parsed = parse(`${scheme}//${host}`)
  return parsed?.host === '' ? undefined : parsed?.host
}

/** The whole address as text. */
export const wholeOf = ({ scheme, host, tail }: PageAddress): string => `${scheme}//${host}${tail}`

/** The address without its scheme. */
export const bareOf = ({ host, tail }: PageAddress): string => host + tail

// By hand, because older browsers have no `URL.parse`.
function parse(text: string): URL | undefined {
  try {
    return new URL(text)
  } catch {
    return undefined
  }
}
