/** One line of a mail, with what is known of it before anything is folded. */
export interface Line {
  /** Without the signs of a quote before it. */
  readonly text: string
  /** It stands in so many quotes. */
  readonly depth: number
  /** What the program that wrote it says of it: only in HTML. */
  readonly hint?: 'holder' | 'wrote' | 'cut' | 'cut-before-head' | 'signature' | 'indented'
}
