/** Where somebody came from to connect a channel, with the channel they now have; a path of this app alone. */
export function wayBack(search: string, channel: string): string | undefined {
  const back = new URLSearchParams(search).get('back')
  // `//host` and `/\host` lead elsewhere.
  if (back === null || !/^\/(?![/\\])/.test(back)) return undefined
  const url = URL.parse(back, 'https://app.invalid')
  if (url?.origin !== 'https://app.invalid') return undefined
  url.searchParams.set('channel', channel)
  return `${url.pathname}${url.search}`
}
