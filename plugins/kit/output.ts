import type { Shown } from './message.ts'
import type { Records } from './records.ts'
import type { Explanation } from './rule/explain.ts'

/** To whom a handoff goes. */
export type Route =
  | { readonly to: 'users' | 'team'; readonly ids: readonly string[]; readonly by: 'round-robin' | 'least-busy' }
  | { readonly to: 'owner'; readonly otherwise: readonly string[] }
  /** `closed`: the hours that are why nobody is asked. */
  | { readonly to: 'unassigned'; readonly closed?: string }

/** When to wake: a while from now (ms), at an instant (ms since 1970), or when hours open. */
export type When = { readonly afterMs: number } | { readonly at: number } | { readonly opens: string }

export type RecordOutput = {
  [K in keyof Records]: { readonly type: 'record'; readonly kind: K; readonly data: Records[K] }
}[keyof Records]

/** One thing a handler did, as plain JSON: what leaves a transition instead of I/O. */
export type Output =
  | { readonly type: 'say'; readonly message: Shown }
  | {
      readonly type: 'set'
      readonly contact?: Readonly<Record<string, unknown>>
      readonly vars?: Readonly<Record<string, unknown>>
    }
  | RecordOutput
  | { readonly type: 'wake'; readonly name: string; readonly when: When }
  | { readonly type: 'cancel'; readonly name?: string }
  | { readonly type: 'perform'; readonly input: unknown }
  | { readonly type: 'queue'; readonly route: Route }
  | { readonly type: 'close' }
  | { readonly type: 'call'; readonly flow: string }
  | { readonly type: 'go-to'; readonly flow: string }
  | { readonly type: 'go-to'; readonly node: string }
  | { readonly type: 'back'; readonly repeat: boolean }
  | { readonly type: 'because'; readonly rule: string; readonly explanation: Explanation }
