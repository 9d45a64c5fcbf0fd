import type { z } from 'zod'
import type { Labels, Partially } from './action.ts'
import type { Input, Part } from './message.ts'
import type { Localised } from './text.ts'

/**
 * Declares a channel: a way to reach visitors. From this one object follow its settings and their panel, what messages are
 * fitted to, and what its clients are told.
 */
export function defineChannel<C extends z.ZodObject, D extends z.ZodObject, const F extends string = never>(
  channel: Declaration<C, D, F>,
): Channel<C, D, F> {
  return { type: 'channel', ...channel }
}

export type Channel<C extends z.ZodObject, D extends z.ZodObject, F extends string> = { readonly type: 'channel' } & Declaration<
  C,
  D,
  F
>

interface Common {
  /** The name of its folder. */
  readonly id: string
  /** The name of a Tabler icon. */
  readonly icon: string
  /** `stream`: visitors read the conversation's own stream. `push`: each message is sent to them. */
  readonly delivery: 'stream' | 'push'
  readonly limits: Limits
  readonly capabilities: Capabilities
  /** Is a message a letter? Then the plain lines that a flow says in a row are one. */
  readonly gathers?: true
  /** Can its letters stand in for another channel whose visitor has left? Then its server half has `carry`. */
  readonly carries?: true
  /** Is it met on pages? Then its flows say on which, by whom, and how they show themselves there. */
  readonly pages?: true
  /**
   * What its server half reaches for besides what an admin sets, shown to whoever enables it: host names (`*` for any), names of
   * secrets. Hosts of addresses in its config, and secrets that the config names, need not stand here.
   */
  readonly permissions?: { readonly hosts?: readonly string[]; readonly secrets?: readonly string[] }
  /** What an admin puts somewhere else to join it to this server, such as a line for the pages of a site. */
  embed?(about: Embeds): string
  /** What an admin gives the other side so that it finds this channel, such as an address it calls, by the names of `texts.shares`. */
  shares?(about: Embeds): Readonly<Record<string, string>>
  /** The address that leads somebody to this channel and into one flow; nothing where it is not known yet. */
  linkTo?(about: { readonly flow: string; readonly config: Readonly<Record<string, unknown>> }): string | undefined
  /** The flow that answers as soon as a channel of this kind is set up: it is made for it, and live. */
  readonly firstFlow?: FirstFlow
}

/** A flow as a plugin brings it along: which one it is, and on which channel, is seen to when it is made. */
export interface FirstFlow {
  readonly name: { readonly en: string } & Localised
  readonly kind: 'bot' | 'live-chat'
  readonly languages: readonly string[]
  /** As in the file of a flow. */
  readonly nodes: readonly {
    readonly id: string
    readonly action: string
    readonly config?: object
    readonly position?: object
  }[]
  readonly edges: readonly { readonly id: string; readonly source: string; readonly port: string; readonly target: string }[]
}

interface Declaration<C extends z.ZodObject, D extends z.ZodObject, F extends string> extends Common {
  /**
   * What an admin sets for one channel of this kind. A default for every field: a channel works before anybody sets it. Three
   * names mean the same in every channel: `hours`, the id of opening hours; `origins`, the web origins whose pages may use it
   * (none = any); and `inbox`, where people find what was written while no flow was live.
   */
  readonly config: C
  /** What a flow says of how it shows itself here: the flow's `display`. A default for every field. */
  readonly display: D
  readonly texts: { readonly en: ChannelLabels<C, D> } & { readonly [language: string]: Partially<ChannelLabels<C, D>> }
  /** What visitors read that no flow says. */
  readonly phrases?: { readonly [K in F]: { readonly en: string } & Localised }
  /** What a client is told of how to show itself, before anything is said: plain JSON, pure. */
  shows?(about: Shows<z.output<C>, z.output<D>, F>): object
  /** Whom of the team a flow shows here; undefined: nobody. Pure. */
  people?(display: z.output<D>): PeopleShown | undefined
  /** The name under which everybody of the team speaks to visitors here; undefined: each under their own. Pure. */
  alias?(about: Pick<Shows<z.output<C>, z.output<D>, F>, 'config' | 'display' | 'language'>): string | undefined
}

export interface ChannelLabels<C extends z.ZodObject, D extends z.ZodObject>
  extends Omit<Labels<keyof C['shape'] & string, never>, 'ports'> {
  readonly display: Labels<keyof D['shape'] & string, never>['fields']
  /** What an admin gives the other side, by the names that `shares` uses. */
  readonly shares?: Readonly<Record<string, string>>
  /** What to do to connect it, in Markdown: a step a line. */
  readonly steps?: string
}

/** How much fits into one message. What is sent is fitted to it; see `fit`. */
export interface Limits {
  /** UTF-16 units, at least 20. */
  readonly textLength: number
  readonly choices: number
  /** UTF-16 units of one label. */
  readonly choiceLength: number
  readonly cards: number
  readonly fileBytes: number
}

/** What clients of this channel can show; what they cannot is fitted: choices become a numbered list, a card becomes text. */
export interface Capabilities {
  readonly inputs: readonly Input[]
  readonly parts: readonly Part['type'][]
  readonly choices: boolean
  readonly typing: boolean
  readonly markdown: boolean
}

/** What `embed` is given. */
export interface Embeds {
  /** Where the server is, without a slash at the end. */
  readonly origin: string
  /** The channel's id. */
  readonly channel: string
  /** What an admin has set, with the defaults of what nobody has. */
  readonly config: Readonly<Record<string, unknown>>
}

/** What `shows` is given. */
export interface Shows<C, D, F extends string> {
  readonly config: C
  readonly display: D
  /** The flow's language. */
  readonly language: string
  /** Languages of the visitor, best first: for the client's own texts. */
  readonly languages: readonly string[]
  readonly phrases: { readonly [K in F]: Localised }
  /** What the flow says before the visitor does anything, as it will be shown. */
  readonly greeting: readonly string[]
  /** Opening hours by the id that `config.hours` names: open now, and when that changes (ms since 1970). */
  readonly hours?: { readonly open: boolean; readonly changesAt?: number }
  /** Whom of the team to show, where the display names somebody (see `people`): at most three. */
  readonly people?: readonly ShownPerson[]
  /** When the flow has visitors asked whether anything may be kept in their browser. */
  readonly cookies?: 'start' | 'exit'
  /** The site has said who the visitor is. */
  readonly isKnown?: boolean
  /** What the page itself asks for instead of what an admin has set; may be anything. */
  readonly wishes?: Readonly<Record<string, string>>
  readonly now: number
}

/** Somebody of the team as visitors see them. `avatar`: a medium's id. */
export interface ShownPerson {
  readonly name: string
  readonly avatar?: string
}

/** Whom a flow shows: of these users and teams up to three, and before them who looks after the contact. */
export interface PeopleShown {
  /** Ids of users and teams. */
  readonly ids: readonly string[]
  readonly isOwnerFirst: boolean
}

/** A channel whose types the runtime need not know. */
export interface AnyChannel extends Common {
  readonly type: 'channel'
  readonly config: z.ZodObject
  readonly display: z.ZodObject
  readonly texts: { readonly en: AnyChannelLabels } & { readonly [language: string]: Partially<AnyChannelLabels> }
  readonly phrases?: Readonly<Record<string, Localised & { en: string }>>
  shows?(about: never): object
  people?(display: never): PeopleShown | undefined
  alias?(about: never): string | undefined
}

export type AnyChannelLabels = ChannelLabels<z.ZodObject, z.ZodObject>
