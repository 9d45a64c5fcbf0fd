/** Words that were sent as `format=flowed` (RFC 3676): lines that end in a space go on in the next, within the same quote. */
export function unflow(text: string, joinsWords: boolean): string {
  const found: { quotes: number; text: string; isOpen: boolean }[] = []
  for (const line of text.split(/\r\n|\r|\n/)) {
    const quotes = /^>*/.exec(line)?.[0].length ?? 0
    // A space before the words is stuffing: it keeps "From" and ">" at the beginning of a line from meaning something.
    const words = line.slice(quotes).replace(/^ /, '')
    const isSignature = words === '-- '
    const isOpen = words.endsWith(' ') && !isSignature
    const last = found.at(-1)
    const added = isOpen && joinsWords ? words.slice(0, -1) : words
    if (last?.isOpen && last.quotes === quotes && !isSignature) {
      last.text += added
      last.isOpen = isOpen
    } else found.push({ quotes, text: added, isOpen })
  }
  return found.map(({ quotes, text: words }) => `${'>'.repeat(quotes)}${quotes > 0 ? ' ' : ''}${words}`).join('\n')
}
