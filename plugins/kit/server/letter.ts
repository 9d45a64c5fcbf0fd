/** What a message that came as a letter says beside its own words: a mail, and whatever is like one. */
export interface Letter {
  /** One line, at most 1,000 characters. */
  readonly subject?: string
  /** Who it says it is from, to whom it went besides. */
  readonly from?: Correspondent
  readonly to?: readonly Correspondent[]
  readonly cc?: readonly Correspondent[]
  /** What it repeats of earlier letters, and the sender's signature: people unfold it, flows never hear it. */
  readonly folded?: string
  /** As it was written, made safe; pictures of the letter itself stand where `data-cid` names a file with this `inPage`: only allowed elements, nothing that runs. Shown in a frame without scripts. At most 500,000 characters. */
  readonly html?: string
  /** A machine wrote it: an absence, a bounce, a list. */
  readonly isAutomatic?: boolean
  /** Not all of it could be shown: the raw letter is kept. */
  readonly isCut?: boolean
}

export interface Correspondent {
  readonly address: string
  readonly name?: string
}
