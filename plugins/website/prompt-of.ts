const most = 140

/** The start of a message as a prompt shows it: one line of plain text, cut between words. */
export function promptOf(message: string): string {
  const text = message
    .replaceAll(/\[([^\]\n]{1,300})\]\([^()\s]{1,500}\)/g, '$1')
    .replaceAll(/\*\*|__|`/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
  const letters = Array.from(text)
  if (letters.length <= most) return text
  const start = letters.slice(0, most).join('')
  const space = start.lastIndexOf(' ')
  return `${space > most / 2 ? start.slice(0, space) : start}…`
}
