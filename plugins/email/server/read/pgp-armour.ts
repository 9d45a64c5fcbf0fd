/** Words that were signed with PGP as they stand: without what holds the signature. All else stays as it is. */
export function withoutArmour(text: string): string {
  const begin = '-----BEGIN PGP SIGNED MESSAGE-----'
  const at = text.indexOf(begin)
  const end = text.indexOf('-----BEGIN PGP SIGNATURE-----', at)
  if (at === -1 || end === -1 || text.slice(0, at).trim() !== '') return text
  const words = text.slice(at + begin.length, end)
  // Its headers end at an empty line; dashes at the beginnings of lines are doubled.
  const headEnd = /\r?\n[ \t]*\r?\n/.exec(words)
  const body = headEnd === null ? words : words.slice(headEnd.index + headEnd[0].length)
  const close = '-----END PGP SIGNATURE-----'
  const closeAt = text.indexOf(close, end)
  const after = closeAt === -1 ? '' : text.slice(closeAt + close.length)
  return `${body.replace(/^- /gm, '')}${after}`
}
