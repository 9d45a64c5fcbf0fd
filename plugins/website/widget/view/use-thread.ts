import { useRef } from 'preact/hooks'

/** A name for the conversation on show that stays the same when it gets its id: what was typed meanwhile stays with it. */
export function useThread(id: string | undefined): string {
  const known = useRef({ id, thread: id ?? 'new 0', made: 0, threads: new Map<string, string>() }).current
  if (id === known.id) return known.thread
  if (id === undefined) {
    known.made += 1
    known.thread = `new ${known.made}`
  } else {
    if (known.id === undefined && !known.threads.has(id)) known.threads.set(id, known.thread)
    known.thread = known.threads.get(id) ?? id
  }
  known.id = id
  return known.thread
}
