/** An id made from a name: letters, digits and hyphens, and none that is taken. */
export function idOf(name: string, taken: readonly string[], otherwise: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 50)
  const first = plain || otherwise
  for (let at = 1; ; at += 1) {
    const id = at === 1 ? first : `${first}-${at}`
    if (!taken.includes(id)) return id
  }
}
