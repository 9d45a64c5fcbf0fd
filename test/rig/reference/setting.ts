import type { AnyAction } from '../../../plugins/kit/action.ts'
import type { Facts } from '../../../plugins/kit/facts.ts'
import type { AnyTrigger } from '../../../plugins/kit/trigger.ts'

/** A flow cannot go on. */
export class Halt extends Error {
  readonly why: string
  constructor(why: string) {
    super(why)
    this.why = why
  }
}

/** A flow as the reference reads it: the document itself. */
export interface Document {
  readonly id: string
  readonly nodes: readonly { readonly id: string; readonly action: string; readonly config: Readonly<Record<string, unknown>> }[]
  readonly edges: readonly { readonly source: string; readonly port: string; readonly target: string }[]
  readonly options?: {
    readonly survey?: { readonly config: Readonly<Record<string, unknown>> }
    readonly consent?: 'off' | 'legitimate' | 'explicit'
    readonly consentText?: Readonly<Record<string, string>>
    readonly communicate?: { readonly type: string; readonly text: Readonly<Record<string, string>> }
    readonly errorText?: Readonly<Record<string, string>>
  }
}

export interface Setting {
  readonly flows: ReadonlyMap<string, Document>
  readonly declarations: ReadonlyMap<string, AnyAction | AnyTrigger>
  readonly facts: Facts
  readonly turnsPerMinute: number
}

/** Refused: nothing has happened. */
export class Refusal extends Error {
  readonly code: string
  constructor(code: string) {
    super(code)
    this.code = code
  }
}
