/** Is this JSON nested at most `limit` deep? Walks without recursion: the input may be hostile. */
export function isShallow(json: unknown, limit: number): boolean {
  let level: unknown[] = [json]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > limit) return false
    const next: unknown[] = []
    for (const value of level) {
      if (typeof value !== 'object' || value === null) continue
      for (const child of Array.isArray(value) ? value : Object.values(value)) if (typeof child === 'object') next.push(child)
    }
    level = next
  }
  return true
}
