import type { Trouble } from '../../kit/server.ts'
import { remedies } from './remedies.ts'

const ends: Readonly<Record<string, number>> = {
  'v25.0': Date.UTC(2028, 6, 29),
  'v24.0': Date.UTC(2028, 1, 18),
  'v23.0': Date.UTC(2027, 9, 8),
  'v22.0': Date.UTC(2027, 4, 20),
  'v21.0': Date.UTC(2027, 0, 21),
}

const noticeMs = 90 * 86_400_000

/** That a version of the Graph API ends within 90 days, or has ended; nothing before, and of the newest. */
export function versionEnd(version: string, now: number): Trouble | undefined {
  const end = ends[version]
  if (end === undefined || now < end - noticeMs) return undefined
  const day = new Date(end).toISOString().slice(0, 10)
  return { code: 'version-ending', why: `${version} ends on ${day}`, remedy: remedies['version-ending'] }
}
