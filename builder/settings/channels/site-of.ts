/** The site of an address: `www.example.com/shop` is `https://www.example.com`. Undefined where it is none. */
export function siteOf(text: string): string | undefined {
  const typed = text.trim().toLowerCase()
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:\/\//.test(typed) ? typed : `https://${typed}`)
  const isSite = url !== null && /^https?:$/.test(url.protocol) && /^(localhost|\[.*\]|.*\..*)$/.test(url.hostname)
  return isSite ? url.origin : undefined
}
