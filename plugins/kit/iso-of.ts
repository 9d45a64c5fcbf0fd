/** An instant (ms since 1970) as ISO text; anything else as it is. */
export function isoOf(value: unknown): unknown {
  return typeof value === 'number' && Math.abs(value) <= 8.64e15 ? new Date(value).toISOString() : value
}
