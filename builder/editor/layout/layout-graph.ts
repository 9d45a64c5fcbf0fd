import type { Box } from '../place/free-place.ts'

/** What is laid out, as plain data: a worker can be given it. */
export interface LayoutGraph {
  readonly nodes: readonly LayoutNode[]
  readonly edges: readonly LayoutEdge[]
  readonly notes: readonly LaidBox[]
  readonly frames: readonly LaidBox[]
}

export interface LaidBox extends Box {
  readonly id: string
}

export interface LayoutNode extends LaidBox {
  readonly isTrigger: boolean
  /** Its ways out in the order they are drawn, and how far below its top each leaves. */
  readonly ports: readonly { readonly id: string; readonly y: number }[]
}

export interface LayoutEdge {
  readonly source: string
  readonly port: string
  readonly target: string
}

/** Where everything goes, by id. Frames get a size too. */
export type Places = ReadonlyMap<string, Box>

/** Something that is laid out as one: a node with its notes, or a frame with all that is in it. */
export interface Item {
  readonly id: string
  readonly width: number
  readonly height: number
  readonly isTrigger: boolean
  /** Where it was: ties go by that. */
  readonly at: { readonly x: number; readonly y: number }
}

/** A way from one item to another: how far below the top of each it leaves and arrives. */
export interface Way {
  readonly source: string
  readonly target: string
  readonly from: number
  readonly to: number
}
