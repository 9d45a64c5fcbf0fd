import { ApiError } from './api-error.ts'

/** What the server says of single fields, by name of the field; nothing when it says nothing of any. */
export function fieldErrorsOf(error: unknown): Readonly<Record<string, string>> {
  if (!(error instanceof ApiError) || !Array.isArray(error.details)) return {}
  const found = error.details.flatMap((entry: unknown) => {
    if (typeof entry !== 'object' || entry === null || !('path' in entry && 'message' in entry)) return []
    const path = Array.isArray(entry.path) ? entry.path.join('.') : String(entry.path)
    return [[path.replace(/^body\.?/, ''), sentenceOf(String(entry.message))] as const]
  })
  return Object.fromEntries(found)
}

// The server says a clause, that fits into its own sentences too; at a field it stands alone.
function sentenceOf(clause: string): string {
  const sentence = clause.slice(0, 1).toLocaleUpperCase() + clause.slice(1)
  return /[.!?…]$/.test(sentence) || sentence === '' ? sentence : `${sentence}.`
}
