import { useEffect, useState } from 'react'
import { useInbox } from '../inbox-context.tsx'

/** Says how far one has read, while the end is in sight and somebody looks. */
export function useReadMark(conversation: string, lastSeq: number, isAtEnd: boolean): void {
  const { live } = useInbox()
  const [isSeen, setSeen] = useState(() => document.visibilityState === 'visible')
  useEffect(() => {
    const look = (): void => setSeen(document.visibilityState === 'visible')
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [])
  useEffect(() => {
    if (isSeen && isAtEnd && lastSeq > 0) live.read(conversation, lastSeq)
  }, [live, conversation, lastSeq, isAtEnd, isSeen])
}
