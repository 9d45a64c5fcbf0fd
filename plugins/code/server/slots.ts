/** So many at a time; who comes beyond waits, in order. */
export interface Slots {
  /** Takes one when one is free; what is urgent goes before what is not. Gives a function that gives it back, once. Error: the signal's reason. */
  take(signal: AbortSignal, urgent?: boolean): Promise<() => void>
  /** How many wait. */
  readonly waiting: number
}

export function createSlots(count: number): Slots {
  let free = count
  const queue: { readonly go: () => void }[] = []
  const giveBack = (): (() => void) => {
    let isBack = false
    return () => {
      if (isBack) return
      isBack = true
      free += 1
      queue.shift()?.go()
    }
  }
  return {
    take(signal, urgent = false) {
      return new Promise((resolve, reject) => {
        signal.throwIfAborted()
        const go = (): void => {
          signal.removeEventListener('abort', leave)
          free -= 1
          resolve(giveBack())
        }
        const waits = { go }
        const leave = (): void => {
          queue.splice(queue.indexOf(waits), 1)
          reject(signal.reason instanceof Error ? signal.reason : new Error('nobody waits any more'))
        }
        if (free > 0) return go()
        signal.addEventListener('abort', leave, { once: true })
        if (urgent) queue.unshift(waits)
        else queue.push(waits)
      })
    },
    get waiting() {
      return queue.length
    },
  }
}
