/** The address that opens Messenger with one flow; nothing while nobody has said which Page it is. */
export function linkTo({
  flow,
  config,
}: {
  readonly flow: string
  readonly config: Readonly<Record<string, unknown>>
}): string | undefined {
  const { username, page } = config
  const name = [username, page].find(text => typeof text === 'string' && text !== '')
  return typeof name === 'string' ? `https://m.me/${name}?ref=${encodeURIComponent(flow)}` : undefined
}
