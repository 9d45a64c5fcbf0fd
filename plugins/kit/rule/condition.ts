import { z } from 'zod'
import { booleanTest } from './boolean-test.ts'
import { dateTest } from './date-test.ts'
import { listTest } from './list-test.ts'
import { numberTest } from './number-test.ts'
import { textTest } from './text-test.ts'

/** When a rule applies: all or any of further conditions, or one test. An empty `all` is true, an empty `any` false. */
export type Condition = { readonly all: readonly Condition[] } | { readonly any: readonly Condition[] } | Test

/** One test of one operand. */
export type Test = z.infer<typeof test>

const test = z.discriminatedUnion('type', [textTest, numberTest, dateTest, booleanTest, listTest])

const tree: z.ZodType<Condition> = z.lazy(() =>
  z.union([z.strictObject({ all: z.array(tree) }), z.strictObject({ any: z.array(tree) }), test]),
)

/**
 * The model of a condition. The walk comes first: it bounds depth before anything recurses, and its issues name the very
 * place; the tree then says the same as types and as JSON Schema.
 */
export const condition: z.ZodType<Condition, Condition> = z.any().superRefine(walk).pipe(tree)

// Groups within groups, and tests in all, that a condition may have.
const limits = { depth: 5, tests: 100 } as const

function walk(root: unknown, { addIssue }: z.RefinementCtx): void {
  const problem = (message: string, path: Path) => addIssue({ code: 'custom', message, input: root, path: [...path] })
  const left: { value: unknown; path: Path }[] = [{ value: root, path: [] }]
  let parts = 1
  let tests = 0
  for (let next = left.pop(); next; next = left.pop()) {
    const { value, path } = next
    const group = groupOf(value)
    if (!group) {
      tests += 1
      for (const issue of test.safeParse(value).error?.issues ?? []) addIssue({ ...issue, path: [...path, ...issue.path] })
      continue
    }
    const { key, items, alone } = group
    parts += items.length
    if (!alone) problem(`"${key}" stands alone: nothing else belongs beside it`, path)
    if (path.length >= 2 * limits.depth) problem(`groups are nested deeper than ${limits.depth}`, path)
    else if (parts > mostParts) problem(`the condition has more than ${mostParts} parts: make it two rules`, path)
    else left.push(...items.map((item, index) => ({ value: item, path: [...path, key, index] })).reverse())
  }
  if (tests > limits.tests) problem(`the condition has more than ${limits.tests} tests: make it two rules`, [])
}

type Path = readonly (string | number)[]

// Groups count here too: also a million empty ones are refused at once.
const mostParts = 1_000

function groupOf(value: unknown): { key: string; items: readonly unknown[]; alone: boolean } | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const alone = Object.keys(value).length === 1
  if ('all' in value && Array.isArray(value.all)) return { key: 'all', items: value.all, alone }
  if ('any' in value && Array.isArray(value.any)) return { key: 'any', items: value.any, alone }
  return undefined
}
