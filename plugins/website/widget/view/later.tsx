/** @jsxImportSource preact */
import type { FunctionComponent, VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { browserClock } from '../clock.ts'
import { Skeleton } from './skeleton.tsx'

type Extras = typeof import('./extras.ts')

const retryMs = 3_000

let extras: Extras | undefined
let loading: Promise<Extras> | undefined

/** Panels that are drawn now: they put on what comes later. */
export const wearers: Set<HTMLElement> = new Set()

/** The styles of the extras, once they are there. */
export const extrasSheet = (): CSSStyleSheet | undefined => extras?.sheet

/** Fetches the extras once. Resolves when they are there, or when it is time to try again. */
export async function loadExtras(): Promise<void> {
  loading ??= import('./extras.ts')
  try {
    extras = await loading
    for (const element of wearers) wear(element.getRootNode(), extras.sheet)
  } catch {
    loading = undefined
    await new Promise<void>(resolve => browserClock.after(retryMs, resolve))
  }
}

/** One of the extras: until it is there, the shape of something to come. */
export function later<P extends object>(pick: (from: Extras) => FunctionComponent<P>): FunctionComponent<P> {
  return function Later(props: P): VNode {
    const [, again] = useState(0)
    useEffect(() => {
      if (!extras) void loadExtras().then(() => again(tries => tries + 1))
    })
    if (!extras) return <Skeleton />
    const Drawn = pick(extras)
    return <Drawn {...props} />
  }
}

// A root without sheets has its styles from a linked file, which holds these too.
function wear(root: Node, sheet: CSSStyleSheet): void {
  if (!(root instanceof ShadowRoot)) return
  const { adoptedStyleSheets: worn } = root
  if (worn.length > 0 && !worn.includes(sheet)) worn.push(sheet)
}
