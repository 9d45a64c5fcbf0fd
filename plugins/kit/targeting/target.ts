import { z } from 'zod'
import { pageRule } from './page-rule.ts'
import { visitorTest } from './visitor-test.ts'

/** Tests that go together: all of them hold. A group without any counts for nothing. */
const visitorGroup = z.strictObject({ all: z.array(visitorTest).max(50) })

/**
 * Whom a flow is for: `target` of a flow. One rule of `pages` has to mean the page, and one group of `visitors` the visitor; what
 * is excepted is never met. Nothing said: everybody, on every page. No page listed: nowhere.
 */
export const target = z.strictObject({
  pages: z
    .array(pageRule)
    .max(100)
    .default([{ of: 'all' }]),
  exceptPages: z.array(pageRule).max(100).default([]),
  visitors: z.array(visitorGroup).max(20).default([]),
  exceptVisitors: z.array(visitorGroup).max(20).default([]),
})

export type Target = Readonly<z.output<typeof target>>

/** The target that a flow's document holds, or what is wrong with it. */
export function readTarget(written: object): Target | undefined {
  const before = read.get(written)
  if (before) return before.target
  const fresh = target.safeParse(written).data
  read.set(written, { target: fresh })
  return fresh
}

// A published flow is read once; its object must not be changed after.
const read = new WeakMap<object, { readonly target: Target | undefined }>()
