import type { LetterBody } from './letters.ts'

/** What channels have handed in and no turn has taken yet. Each sender's comes in order: only the first of what waits is handed out. */
export interface Intake {
  /** Writes down what came, all of it in one transaction. What a channel has brought before, told by its `key`, is a duplicate for ever. */
  add(items: readonly NewIntake[]): Promise<readonly ('stored' | 'duplicate')[]>
  /** Takes the first of senders of this channel whose time has come, for `leaseMs`; a lease that ran out is taken again. Oldest first. */
  lease(channel: string, now: number, leaseMs: number, limit: number): Promise<readonly LeasedIntake[]>
  /** The file that came along at this place, while it waits. */
  file(id: number, at: number): Promise<{ readonly name: string; readonly bytes: Uint8Array } | undefined>
  /** Not done: try again at `dueAt`. */
  retry(id: number, dueAt: number, error: string): Promise<void>
  /** Done without a turn. */
  drop(id: number, now: number): Promise<void>
  /** Given up: kept with its last error until somebody replays it. What the sender sent after it goes on. */
  bury(id: number, now: number, error: string): Promise<void>
  dead(limit: number): Promise<readonly DeadIntake[]>
  /** Puts what was buried back in line, its tries counted anew. `false` when there is none buried. */
  replay(id: number, now: number): Promise<boolean>
  /** By channel: how many wait, what is buried left out. */
  waiting(): Promise<ReadonlyMap<string, number>>
  /** Whose it is that came under this key and waits, or was buried. */
  senderOf(channel: string, key: string): Promise<string | undefined>
  /** The conversation that this sender of a channel had last, in a thread if one is named. */
  conversationOf(channel: string, sender: string, thread?: string): Promise<string | undefined>
}

export interface NewIntake {
  readonly channel: string
  /** Tells it from all others of its channel, and says nothing of whoever sent it. */
  readonly key: string
  /** As the channel names whoever sent it. */
  readonly sender: string
  /** Plain JSON. */
  readonly body: unknown
  readonly files: readonly NewFile[]
  readonly at: number
  /** As it came, compressed with gzip. */
  readonly raw?: Uint8Array
  /** What its channel keeps from now on, also where this is a duplicate. */
  readonly keep?: { readonly value: unknown }
  /** It is given up from the beginning: why. */
  readonly buried?: string
}

/** A file that came along. */
export interface NewFile {
  readonly name: string
  readonly bytes: Uint8Array
  /** It is a picture in the page of the letter that it came with, and stays with that. */
  readonly picture?: { readonly cid: string; readonly type: string }
}

export interface LeasedIntake {
  readonly id: number
  readonly channel: string
  readonly sender: string
  readonly body: unknown
  readonly at: number
  /** Tries begun, this one included. */
  readonly attempts: number
  /** Turns it has made so far: its message is one, each further file is another. */
  readonly turns: number
  /** Where its first turn was made. */
  readonly conversation?: string
}

export interface DeadIntake extends Omit<LeasedIntake, 'body' | 'turns'> {
  readonly error: string
  readonly buriedAt: number
}

/** That a turn has taken something that came in; `isWhole`: nothing of it is left. */
export interface TakenIntake {
  readonly id: number
  readonly isWhole: boolean
  /** What the channel calls it: from now on the turn's message is known by that, and has what came with it: its pictures too. */
  readonly named?: string
  readonly body?: LetterBody
}
