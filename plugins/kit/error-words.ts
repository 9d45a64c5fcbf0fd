/** What went wrong, as the error itself says it: anything may be thrown. */
export function errorWords(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
