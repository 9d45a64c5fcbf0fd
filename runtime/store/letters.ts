/** What channels keep for themselves, how they name messages, and what came as a letter. */
export interface Letters {
  /** What a channel has kept; undefined until it has. */
  kept(channel: string): Promise<unknown>
  keep(channel: string, value: unknown): Promise<void>
  /** The channel is no more. */
  forget(channel: string): Promise<void>
  /** The message that a channel knows under this id, and which way it went. */
  find(channel: string, external: string): Promise<NamedPlace | undefined>
  /** What a channel calls a message of ours that left by it, also where the conversation is another channel's. */
  name(place: { readonly conversation: string; readonly seq: number }, channel: string, external: string): Promise<void>
  /** What came and went before a message, as channels name it: the oldest first, of many the last. */
  ids(conversation: string, before: number, limit: number): Promise<readonly string[]>
  /** What came, byte for byte, compressed with gzip. */
  original(conversation: string, seq: number): Promise<Uint8Array | undefined>
  /** What a letter repeats of earlier ones, and how it looked. */
  body(conversation: string, seq: number): Promise<LetterBody | undefined>
  /** The pictures that stand in its page. */
  pictures(conversation: string, seq: number): Promise<readonly LetterPicture[]>
  /** Drops originals that came before then, at most `limit`. Gives how many. */
  sweep(before: number, limit: number): Promise<number>
}

export interface NamedPlace {
  readonly conversation: string
  readonly seq: number
  /** It came in; else it was sent. */
  readonly came: boolean
}

/** A picture where the page of a letter has `data-cid`. */
export interface LetterPicture {
  readonly cid: string
  /** `image/png`, `image/jpeg`, `image/gif` or `image/webp`: what its content shows. */
  readonly type: string
  readonly bytes: Uint8Array
}

export interface LetterBody {
  readonly folded?: string
  /** Made safe by whoever read the letter. */
  readonly html?: string
}
