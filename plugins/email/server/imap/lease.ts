/** Who reads a mailbox now, and who waits to. In one process: there is one server on one folder of data. */
const readers = new Map<string, Waiting[]>()

interface Waiting {
  readonly channel: string
  readonly granted: () => void
}

/** The right to read a mailbox, or the wait for it. */
export interface Lease {
  readonly granted: Promise<void>
  isHeld(): boolean
  release(): void
}

/**
 * Waits until nobody else reads this mailbox; what it gives lets go of it, also before. `taken` is told when another channel has it: the
 * same one only has to let go, which it does when its settings change.
 */
export function leaseMailbox(mailbox: string, channel: string, taken: () => void): Lease {
  const queue = readers.get(mailbox) ?? []
  readers.set(mailbox, queue)
  let grant = (): void => {}
  const granted = new Promise<void>(resolve => {
    grant = resolve
  })
  const lease = { channel, granted: grant }
  const holder = queue[0]
  queue.push(lease)
  if (!holder) grant()
  else if (holder.channel !== channel) taken()
  return {
    granted,
    isHeld: () => queue[0] === lease,
    release() {
      const at = queue.indexOf(lease)
      if (at === -1) return
      queue.splice(at, 1)
      if (at === 0) queue[0]?.granted()
      if (queue.length === 0) readers.delete(mailbox)
    },
  }
}
