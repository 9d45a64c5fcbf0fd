import type { z } from 'zod'
import type { Category } from './categories.ts'
import type { Input } from './message.ts'
import type { PortOf, PortSpec } from './ports.ts'
import type { HeardEvent, Hears, Step } from './step.ts'
import type { Localised } from './text.ts'

/**
 * Declares an action: from this one object follow types, panel, card, ports, checks, documentation and contract test.
 * Without `on` it leaves at once: every path of `start` returns a port. With `on` it may stay and hears events. With
 * `ports: []` it ends the way it is on.
 */
export function defineAction<
  C extends z.ZodObject,
  const P extends PortSpec = never,
  M extends z.ZodObject = z.ZodObject<Record<never, z.ZodType>>,
  R extends z.ZodType = z.ZodUnknown,
  F extends string = never,
>(action: Ending<C, M, R, P, F> | Waiting<C, M, R, P, F> | Instant<C, M, R, P, F>): Action<C, M, R, P, F> {
  return { type: 'action', ...action }
}

export type Action<C extends z.ZodObject, M extends z.ZodObject, R extends z.ZodType, P extends PortSpec, F extends string> = {
  readonly type: 'action'
} & (Waiting<C, M, R, P, F> | ((Ending<C, M, R, P, F> | Instant<C, M, R, P, F>) & { readonly on?: never }))

/** An action whose types the runtime need not know. */
export interface AnyAction extends Common<z.ZodObject, z.ZodObject, z.ZodType> {
  readonly type: 'action'
  readonly ports: readonly PortSpec[]
  readonly texts: { readonly en: AnyLabels } & { readonly [language: string]: Partially<AnyLabels> }
  readonly phrases?: Readonly<Record<string, Localised & { en: string }>>
  readonly does?: Does<string, string>
  readonly exceptions?: readonly string[]
  readonly on?: { readonly [E in HeardEvent]?: (step: never) => string | undefined | void }
  start(step: never): string | undefined | void
}

/** What builders show for a declaration, in one language. */
export interface Labels<Field extends string, P extends string> {
  readonly name: string
  readonly about?: string
  readonly fields: { readonly [K in Field]: string | { readonly label: string; readonly hint?: string } }
  readonly ports: { readonly [K in P]: string }
  /** Sentences of its schemas for what is not filled in right: in English as the schema has them, in other languages under the same names. */
  readonly problems?: Readonly<Record<string, string>>
}
export type AnyLabels = Labels<string, string>
export type Partially<T> = { readonly [K in keyof T]?: T[K] extends object ? Partially<T[K]> : T[K] }

/** What checks must know of an action without running it. */
export interface Does<Field extends string, P extends string> {
  /** Kinds of personal data it keeps. */
  readonly stores?: readonly string[]
  /** The port that means consent to keep personal data; with `when` only where the config has these values. */
  readonly grants?: P | { readonly port: P; readonly when: { readonly [K in Field]?: string } }
  /** The config field that names the variable it writes. */
  readonly sets?: Field
  /** The config field that names a flow or a node; several when only one of them is filled in. */
  readonly leads?: Field | readonly Field[]
  /** What it asks visitors for, beside text: the config field that says it, or all that it may ask for. Channels that cannot are told of. */
  readonly asks?: Field | readonly Input[]
  readonly queues?: true
  /** It sends mails: without a mail server it cannot. */
  readonly mails?: true
  readonly ends?: true
}

interface Common<C extends z.ZodObject, M extends z.ZodObject, R extends z.ZodType> {
  /** The name of its folder. */
  readonly id: string
  /** The name of a Tabler icon. */
  readonly icon: string
  /** Where the palette lists it, and the colour of its cards. Without one it stands with the integrations. */
  readonly category?: Category
  /** Version of the config's schema, 1 when absent; stored with each published node. */
  readonly version?: number
  /** Turns a config of an earlier version into today's. */
  readonly migrate?: (config: Readonly<Record<string, unknown>>, version: number) => Readonly<Record<string, unknown>>
  /** What the author fills in. Field kinds come from `field`. */
  readonly config: C
  /** What a visit keeps: plain JSON, and a default for every field. */
  readonly memory?: M
  /** What the server half brings back; checked before `performed` is heard. */
  readonly result?: R
  /** The card's line on the canvas, a template over the config: `"{{question}}"`. */
  readonly summary?: string
  /** What its server half reaches for, shown to whoever enables it: host names (`*` for any), names of secrets. */
  readonly permissions?: { readonly hosts?: readonly string[]; readonly secrets?: readonly string[] }
}

interface Declaration<C extends z.ZodObject, M extends z.ZodObject, R extends z.ZodType, P extends PortSpec, F extends string>
  extends Common<C, M, R> {
  readonly ports: readonly P[]
  readonly texts: { readonly en: Labels<keyof C['shape'] & string, NoInfer<Extract<P, string>>> } & {
    readonly [language: string]: Partially<Labels<keyof C['shape'] & string, NoInfer<Extract<P, string>>>>
  }
  readonly phrases?: { readonly [K in F]: { readonly en: string } & Localised }
  readonly does?: Does<keyof C['shape'] & string, NoInfer<Extract<P, string>>>
  /** Ports it leaves by when it did not come to what it is for: no answer, none that fits, nobody there, something broke. */
  readonly exceptions?: readonly NoInfer<Extract<P, string>>[]
}

// What is wrong with a declaration is told against the last of these that has its properties: so the order counts, `Instant` knows
// no `on`, and nothing that is wrong for the others fits `Ending` by chance.

/** Leaves at once, by every path of `start`. */
type Instant<
  C extends z.ZodObject,
  M extends z.ZodObject,
  R extends z.ZodType,
  P extends PortSpec,
  F extends string,
> = Declaration<C, M, R, P, F> & { start(step: Step<z.output<C>, z.output<M>, F>): NoInfer<PortOf<P>> }

/** May stay, and hears. */
type Waiting<
  C extends z.ZodObject,
  M extends z.ZodObject,
  R extends z.ZodType,
  P extends PortSpec,
  F extends string,
> = Declaration<C, M, R, P, F> & {
  readonly on: Hears<z.output<C>, z.output<M>, z.output<R>, P, F>
  start(step: Step<z.output<C>, z.output<M>, F>): NoInfer<PortOf<P>> | undefined | void
}

/** Has no way out. */
type Ending<C extends z.ZodObject, M extends z.ZodObject, R extends z.ZodType, P extends PortSpec, F extends string> = Omit<
  Declaration<C, M, R, P, F>,
  'ports'
> & {
  readonly ports: readonly []
  start(step: Step<z.output<C>, z.output<M>, F>): undefined | void
}
