/** Where a text is that nothing should have to keep. */
export interface OddText {
  readonly path: string
  readonly message: string
}

/**
 * Looks through JSON, names included, for texts that hold NUL or half of a character, and for nesting beyond `deepest`.
 * Walks without recursion: the input may be hostile.
 */
export function findOddText(json: unknown, deepest: number): OddText | 'too deep' | undefined {
  let level: readonly Place[] = [{ value: json }]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) return 'too deep'
    const next: Place[] = []
    for (const place of level) {
      const { value } = place
      if (typeof value !== 'object' || value === null) {
        if (typeof value === 'string' && isOdd(value)) return { path: pathOf(place), message }
        continue
      }
      for (const [name, child] of Object.entries(value)) {
        if (isOdd(name)) return { path: pathOf(place), message: `a name here ${message}` }
        if (typeof child === 'string' || typeof child === 'object') next.push({ value: child, name, within: place })
      }
    }
    level = next
  }
  return undefined
}

interface Place {
  readonly value: unknown
  readonly name?: string
  readonly within?: Place
}

const message = 'holds a NUL or half of a character: send well-formed text'

function isOdd(text: string): boolean {
  return text.includes('\0') || !text.isWellFormed()
}

function pathOf(place: Place): string {
  const names: string[] = []
  for (let at: Place | undefined = place; at?.name !== undefined; at = at.within) names.unshift(at.name)
  return names.join('.').slice(0, 200)
}
