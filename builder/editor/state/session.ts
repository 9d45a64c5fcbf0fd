import type { Descriptor } from '../../../plugins/kit/descriptor.ts'
import type { ProblemView } from '../../../runtime/api/contract.ts'

/** What is selected: nodes, notes and frames together, and edges. */
export interface Selection {
  readonly items: ReadonlySet<string>
  readonly edges: ReadonlySet<string>
}

/** A way through the flow that is shown. */
export interface LitPath {
  /** Nodes in order; the last is where it leads or where somebody is. */
  readonly nodes: readonly string[]
  readonly from: 'problem' | 'preview'
}

/** What stands at the right of the canvas. */
export type Side = 'node' | 'preview' | 'versions' | 'flow'

/** What is to be tried out: from a node, or along a way as far as it goes by itself. */
export interface PreviewWish {
  readonly start?: string
  readonly path?: readonly string[]
}

/** How a record differs from the version one compares with. */
export type Mark = 'added' | 'changed' | 'removed'

/** What one editor sees and does at the moment: no part of the flow, not stored, not undone. */
export interface Session {
  /** What nodes can be, by action; replaced when a plugin comes or changes. */
  readonly descriptors: ReadonlyMap<string, Descriptor>
  readonly selection: Selection
  readonly side: Side | undefined
  /** The language that cards and fields show. */
  readonly language: string
  /** The field to go to in the panel, as a problem names it: `question.nl`. */
  readonly field: { readonly node: string; readonly path: string } | undefined
  readonly problems: readonly ProblemView[]
  /** When they were found, ms since 1970; undefined while the first check is on its way. */
  readonly checkedAt: number | undefined
  readonly lit: LitPath | undefined
  /** The last thing that the preview was asked for; each wish is a new object. */
  readonly preview: PreviewWish | undefined
  /** The preview shows the chat that is played, or what is said on each channel. */
  readonly previewView: 'chat' | 'each'
  /** By node: how many conversations are there now. */
  readonly visitors: ReadonlyMap<string, number>
  /** By node, while one compares with a version. */
  readonly marks: ReadonlyMap<string, Mark> | undefined
  /** Others who draw this flow now. */
  readonly others: readonly { readonly id: string; readonly name: string }[]
  /** Nothing can be changed: a version, or somebody who may only read. */
  readonly isReadOnly: boolean
}

export const nothing: Selection = { items: new Set(), edges: new Set() }

export const sessionOf = (language: string, descriptors: Session['descriptors'], isReadOnly: boolean): Session => ({
  descriptors,
  selection: nothing,
  side: undefined,
  language,
  field: undefined,
  problems: [],
  checkedAt: undefined,
  lit: undefined,
  preview: undefined,
  previewView: 'chat',
  visitors: new Map(),
  marks: undefined,
  others: [],
  isReadOnly,
})
