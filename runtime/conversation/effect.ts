/** Work outside that a turn asked for: a row written in the turn's commit, done after it. */
export interface NewEffect {
  /** The same at every try. */
  readonly id: string
  readonly frame: number
  readonly visit: number
  readonly flow: string
  readonly version: number
  readonly node: string
  readonly action: string
  readonly input: unknown
  readonly at: number
}
