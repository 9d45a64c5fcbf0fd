import { ParleyError } from '../errors/parley-error.ts'
import type { Answer, Outcome, Store, Work } from '../store/contract.ts'

/**
 * One mailbox per conversation: its turns are strictly serial. Turns of different conversations that are ready when the
 * last commit returns share the next one; nobody waits for a timer.
 */
export interface Mailboxes {
  /** Resolves with the answer after the turn is durable. Rejects with what `decide` threw, or why the commit failed. */
  submit(work: Work): Promise<Answer>
  /** Turns not yet durable. */
  readonly waiting: number
  /** Resolves when no turn is waiting. */
  drained(): Promise<void>
}

export interface MailboxOptions {
  readonly store: Pick<Store, 'commit'>
  /** Turns that may wait at once; beyond that `submit` rejects with `overloaded`. */
  readonly capacity: number
  /** Called when a turn asks for something that must be loaded first; true = take the turn again. */
  readonly recover: (error: unknown) => Promise<boolean>
  /** Called after every commit with the number of turns in it. */
  readonly committed?: (turns: number) => void
}

interface Job {
  readonly work: Work
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: unknown) => void
}

/** Turns in one transaction at most: keeps a commit short under load. */
const batchSize = 256

export function createMailboxes({ store, capacity, recover, committed }: MailboxOptions): Mailboxes {
  const boxes = new Map<string, Job[]>()
  let ready: Job[] = []
  let waiting = 0
  let running = false
  let idle: (() => void)[] = []

  const finish = (job: Job): void => {
    waiting -= 1
    const box = boxes.get(job.work.conversation)
    box?.shift()
    const [next] = box ?? []
    if (next) ready.push(next)
    else boxes.delete(job.work.conversation)
  }
  const settle = async (job: Job, outcome: Outcome): Promise<void> => {
    if ('error' in outcome) {
      if (await recovered(outcome.error)) {
        ready.push(job)
        return wake()
      }
      finish(job)
      job.reject(outcome.error)
    } else {
      finish(job)
      job.resolve(outcome.answer)
    }
    wake()
  }
  const recovered = async (error: unknown): Promise<boolean> => {
    try {
      return await recover(error)
    } catch {
      return false
    }
  }
  const run = async (): Promise<void> => {
    while (ready.length > 0) {
      const batch = ready.slice(0, batchSize)
      ready = ready.slice(batchSize)
      let outcomes: readonly Outcome[]
      try {
        outcomes = await store.commit(batch.map(job => job.work))
        committed?.(batch.length)
      } catch (error) {
        outcomes = batch.map(() => ({ error }))
      }
      batch.forEach((job, index) => {
        const outcome = outcomes[index] ?? { error: new ParleyError('internal') }
        if ('error' in outcome) void settle(job, outcome)
        else {
          finish(job)
          job.resolve(outcome.answer)
        }
      })
    }
    running = false
    if (waiting > 0) return
    for (const call of idle) call()
    idle = []
  }
  const wake = (): void => {
    if (running) return
    running = true
    // What other requests bring in this round of the event loop joins the same commit.
    setImmediate(() => void run())
  }

  return {
    submit(work) {
      if (waiting >= capacity) return Promise.reject(new ParleyError('overloaded'))
      return new Promise((resolve, reject) => {
        const job: Job = { work, resolve, reject }
        waiting += 1
        const box = boxes.get(work.conversation)
        if (box) {
          box.push(job)
          return
        }
        boxes.set(work.conversation, [job])
        ready.push(job)
        wake()
      })
    },
    get waiting() {
      return waiting
    },
    drained: () => (waiting === 0 ? Promise.resolve() : new Promise(resolve => idle.push(resolve))),
  }
}
