import { z } from 'zod'
import { compareAddress } from './address-value.ts'
import { type PageAddress, wholeOf } from './page-address.ts'

const value = z.string().trim().min(1, 'write what it is compared with').max(2_000)
const name = z.string().trim().min(1, 'write the name of the parameter').max(200)

/** A rule about the address of the page, or about one parameter of its query. */
export const pageRule = z.discriminatedUnion('of', [
  z.strictObject({ of: z.literal('all') }),
  z.strictObject({ of: z.literal('url'), is: z.enum(['equals', 'not-equals', 'contains', 'starts', 'wildcard']), value }),
  z.discriminatedUnion('is', [
    z.strictObject({ of: z.literal('query'), name, is: z.enum(['equals', 'contains', 'starts']), value }),
    z.strictObject({ of: z.literal('query'), name, is: z.literal('known') }),
  ]),
])

export type PageRule = Readonly<z.output<typeof pageRule>>

/** Is the page one that the rule means? Of an unknown page only "all pages" is true. */
export function meansPage(rule: PageRule, page: PageAddress | undefined): boolean {
  if (rule.of === 'all') return true
  if (!page) return false
  if (rule.of === 'query') return valuesOf(rule.name, page).some(found => meansValue(rule, found))
  if (rule.is === 'not-equals') return !compareAddress.equals(rule.value, page)
  return compareAddress[rule.is](rule.value, page)
}

/** What the rule looked at, at most 500 characters; undefined when there is nothing. */
export function lookedAt(rule: PageRule, page: PageAddress | undefined): string | undefined {
  if (rule.of === 'all' || !page) return undefined
  const text = rule.of === 'url' ? wholeOf(page) : valuesOf(rule.name, page).join(', ')
  const isThere = rule.of === 'url' || valuesOf(rule.name, page).length > 0
  return isThere ? text.slice(0, 500).toWellFormed() : undefined
}

function meansValue(rule: Extract<PageRule, { of: 'query' }>, found: string): boolean {
  switch (rule.is) {
    case 'known':
      return true
    case 'equals':
      return found === rule.value
    case 'contains':
      return found.includes(rule.value)
    case 'starts':
      return found.startsWith(rule.value)
  }
}

const valuesOf = (name: string, { query }: PageAddress): readonly string[] =>
  query.filter(([other]) => other === name).map(([, value]) => value)
