/** @jsxImportSource preact */
import type { VNode } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { browserClock } from '../clock.ts'
import { useAround } from './around.ts'

/** Said at most this often, however often somebody stops and goes on. */
const quietMs = 15_000

/** Three dots while somebody writes: seen always, heard now and then. */
export function Typing({ name }: { readonly name: string | undefined }): VNode {
  const { t, heading } = useAround()
  const [said, setSaid] = useState('')
  const saidAt = useRef(Number.NEGATIVE_INFINITY)
  const isTyping = name !== undefined
  useEffect(() => {
    if (!isTyping || browserClock.now() - saidAt.current < quietMs) return
    saidAt.current = browserClock.now()
    setSaid(t('typing', { name: name || heading }))
  }, [isTyping, name, heading, t])
  return (
    <>
      {isTyping && (
        <div class="message them last" aria-hidden="true">
          <div class="bubble dots">
            <i />
            <i />
            <i />
          </div>
        </div>
      )}
      <p class="unseen" role="status">
        {isTyping && said}
      </p>
    </>
  )
}
