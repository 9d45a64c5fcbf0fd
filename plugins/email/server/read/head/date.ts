/** When a mail says it was written, in ms since 1970; undefined for what is no date. Without a zone it is taken as UTC. */
export function readDate(value: string | undefined): number | undefined {
  if (value === undefined) return undefined
  const plain = value
    .slice(0, 100)
    .replace(/\([^()]*\)/g, ' ')
    // Day names are often in the sender's language, and say nothing.
    .replace(/^\s*\p{L}+\.?,/u, ' ')
    .replace(/(\d)\.(\d\d)\.(\d\d)(?=\s|$)/, '$1:$2:$3')
    .trim()
  const hasZone = /(?:[+-]\d{4}|\b(?:GMT|UTC?|Z|[ECMP][SD]T))$/i.test(plain)
  const ms = Date.parse(hasZone ? plain : `${plain} +0000`)
  return Number.isNaN(ms) || ms < 0 ? undefined : ms
}
