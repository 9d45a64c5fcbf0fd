import type { RecordOutput } from '../../plugins/kit/output.ts'

/** What a handler recorded, and where it did: kept in the commit of its turn, at the turn's time. */
export type KeptRecord = { readonly origin: Origin } & { [K in RecordOutput['kind']]: Kept<K> }[RecordOutput['kind']]

type Kept<K extends RecordOutput['kind']> = { readonly kind: K; readonly data: Extract<RecordOutput, { kind: K }>['data'] }

/** What the runtime knows of the moment something was recorded. */
export interface Origin {
  readonly flow: string
  readonly version: number
  readonly node: string
  readonly channel: string
  /** The conversation's. */
  readonly language: string
  /** Address of the page the conversation began on. */
  readonly page?: string
}
