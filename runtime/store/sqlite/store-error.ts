import { statfsSync } from 'node:fs'
import { ParleyError } from '../../errors/parley-error.ts'

/** What a failure of the database means to callers: `storage_full`, `store_unavailable`; anything else stays as it is. */
export function storeErrorOf(error: unknown, folder: string): Error {
  if (!isDatabaseError(error)) return error instanceof Error ? error : new Error(String(error))
  const code = primaryCodeOf(error)
  const isFull = code === full || (code === ioError && hasNoSpace(folder))
  return new ParleyError(isFull ? 'storage_full' : 'store_unavailable', {}, { cause: error })
}

/** Did the database refuse these very values? Then others can go on; any other failure of it concerns them all. */
export function isRefusal(error: unknown): boolean {
  return isDatabaseError(error) && refusals.has(primaryCodeOf(error))
}

/** Does this failure concern the database as a whole? */
export function isBreakdown(error: unknown): boolean {
  return isDatabaseError(error) && !refusals.has(primaryCodeOf(error))
}

// Result codes of SQLite; the low byte of an extended code is its primary one.
const ioError = 10
const full = 13
const tooBig = 18
const constraint = 19
const mismatch = 20
const refusals: ReadonlySet<number> = new Set([tooBig, constraint, mismatch])

type DatabaseError = Error & { readonly code: string; readonly errcode?: number }

function isDatabaseError(error: unknown): error is DatabaseError {
  return error instanceof Error && 'code' in error && (error.code === 'ERR_SQLITE_ERROR' || error.code === 'ERR_INVALID_STATE')
}

function primaryCodeOf(error: DatabaseError): number {
  return (error.errcode ?? 0) & 0xff
}

// A full disk shows as an I/O error where SQLite syncs or grows its index of the log.
function hasNoSpace(folder: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize < 1_048_576
  } catch {
    return false
  }
}
