/**
 * The first plausible email address in a text: `<ada@corp.com>` and `mailto:ada@corp.com` are `ada@corp.com`. The domain
 * comes back in lower case.
 */
export function readEmail(text: string): string | undefined {
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const local = localBefore(text, at)
    const domain = local && domainAfter(text, at)
    if (domain && local.length + 1 + domain.length <= longest) return `${local}@${domain}`
  }
  return undefined
}

const longest = 254
const longestLocal = 64
const longestLabel = 63

// Both ways it is read letter by letter up to a fixed length, so a text of nothing but @ stays linear.
const localLetter = /[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]/u
const domainLetter = /[\p{L}\p{N}.-]/u

function localBefore(text: string, at: number): string | undefined {
  let start = at
  while (start > 0 && at - start <= longest && localLetter.test(text.charAt(start - 1))) start -= 1
  if (text.charAt(start - 1) === '@') return undefined
  const local =
    text
      .slice(start, at)
      .split('..')
      .at(-1)
      ?.replace(/^[^\p{L}\p{N}_]+/u, '') ?? ''
  return local !== '' && local.length <= longestLocal && !local.endsWith('.') ? local : undefined
}

function domainAfter(text: string, at: number): string | undefined {
  let end = at + 1
  while (end < text.length && end - at <= longest && domainLetter.test(text.charAt(end))) end += 1
  if (text.charAt(end) === '@') return undefined
  const domain = (text.slice(at + 1, end).split('..', 1)[0] ?? '').replace(/[.-]{1,9}$/, '').toLowerCase()
  return isDomain(domain) ? domain : undefined
}

/** Is this the name of a host on the internet: two labels or more, the last of letters? Lower case. */
export function isDomain(domain: string): boolean {
  const labels = domain.split('.')
  const last = labels.at(-1) ?? ''
  return (
    labels.length >= 2 &&
    (/^\p{L}{2,63}$/u.test(last) || /^xn--[a-z0-9-]{1,59}$/.test(last)) &&
    labels.every(label => label.length <= longestLabel && /^[\p{L}\p{N}]/u.test(label) && !label.endsWith('-'))
  )
}
