import type { z } from 'zod'
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
>(action: Instant<C, M, R, P, F> | Waiting<C, M, R, P, F> | Ending<C, M, R, F>): Action<C, M, R, P, F> {
  return { type: 'action', ...action }
}

export type Action<C extends z.ZodObject, M extends z.ZodObject, R extends z.ZodType, P extends PortSpec, F extends string> = {
  readonly type: 'action'
} & (Instant<C, M, R, P, F> | Waiting<C, M, R, P, F> | Ending<C, M, R, F>)

/** An action whose types the runtime need not know. */
export interface AnyAction extends Common<z.ZodObject, z.ZodObject, z.ZodType> {
  readonly type: 'action'
  readonly ports: readonly PortSpec[]
  readonly texts: { readonly en: AnyLabels } & { readonly [language: string]: Partially<AnyLabels> }
  readonly phrases?: Readonly<Record<string, Localised & { en: string }>>
  readonly does?: Does<string, string>
  readonly on?: { readonly [E in HeardEvent]?: (step: never) => string | undefined | void }
  start(step: never): string | undefined | void
}

/** What builders show for a declaration, in one language. */
export interface Labels<Field extends string, P extends string> {
  readonly name: string
  readonly about?: string
  readonly fields: { readonly [K in Field]: string | { readonly label: string; readonly hint?: string } }
  readonly ports: { readonly [K in P]: string }
}
export type AnyLabels = Labels<string, string>
export type Partially<T> = { readonly [K in keyof T]?: T[K] extends object ? Partially<T[K]> : T[K] }

/** What checks must know of an action without running it. */
export interface Does<Field extends string, P extends string> {
  /** Kinds of personal data it keeps. */
  readonly stores?: readonly string[]
  /** The port that means consent. */
  readonly grants?: P
  /** The config field that names the variable it writes. */
  readonly sets?: Field
  /** The config field that names a flow or a node; several when only one of them is filled in. */
  readonly leads?: Field | readonly Field[]
  readonly queues?: true
  readonly ends?: true
}

interface Common<C extends z.ZodObject, M extends z.ZodObject, R extends z.ZodType> {
  /** The name of its folder. */
  readonly id: string
  /** The name of a Tabler icon. */
  readonly icon: string
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
}

/** Leaves at once, by every path of `start`. */
type Instant<
  C extends z.ZodObject,
  M extends z.ZodObject,
  R extends z.ZodType,
  P extends PortSpec,
  F extends string,
> = Declaration<C, M, R, P, F> & { readonly on?: never; start(step: Step<z.output<C>, z.output<M>, F>): NoInfer<PortOf<P>> }

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
type Ending<C extends z.ZodObject, M extends z.ZodObject, R extends z.ZodType, F extends string> = Omit<
  Declaration<C, M, R, never, F>,
  'ports'
> & { readonly ports: readonly []; readonly on?: never; start(step: Step<z.output<C>, z.output<M>, F>): void }
