import { pageAddress } from './page-address.ts'
import { lookedAt, meansPage, type PageRule } from './page-rule.ts'
import type { Target } from './target.ts'
import { type VisitorFacts, valuesOf } from './visitor-facts.ts'
import { type VisitorTest, visitorPasses } from './visitor-test.ts'

/** A page, and who looks at it. */
export interface Visit {
  /** The address of the page; absent = unknown. */
  readonly url?: string | undefined
  readonly visitor: VisitorFacts
}

/** Is the flow for them, and why. */
export interface Meeting {
  readonly meets: boolean
  /** What decided: an exclusion comes before all else, the page before the visitor. */
  readonly by: 'meets' | 'except-page' | 'except-visitor' | 'page' | 'visitor'
  /** Every rule there is, in its order: also those that decided nothing. */
  readonly rules: readonly Judged[]
}

/** One rule, and what became of it. `actual`: what was there, as text; absent = unknown. */
export type Judged = { readonly at: number; readonly holds: boolean; readonly actual?: string } & (
  | { readonly block: 'pages' | 'exceptPages'; readonly rule: PageRule }
  | { readonly block: 'visitors' | 'exceptVisitors'; readonly group: number; readonly rule: VisitorTest }
)

/** Whether a flow is for this visitor on this page, and why. Pure; never throws, whatever the address. */
export function meets(target: Target, { url, visitor }: Visit): Meeting {
  const page = url === undefined ? undefined : pageAddress(url)
  const pagesOf = (block: 'pages' | 'exceptPages'): Judged[] =>
    target[block].map((rule, at) => ({ block, at, holds: meansPage(rule, page), rule, ...actualOf(lookedAt(rule, page)) }))
  const visitorsOf = (block: 'visitors' | 'exceptVisitors'): Judged[] =>
    target[block].flatMap(({ all }, group) =>
      all.map((rule, at) => {
        const actual = actualOf(textOf(rule.of === 'visitor.language' ? [visitor.language] : valuesOf(rule.of, visitor)))
        return { block, group, at, holds: visitorPasses(rule, visitor), rule, ...actual }
      }),
    )
  const pages = pagesOf('pages')
  const exceptPages = pagesOf('exceptPages')
  const visitors = visitorsOf('visitors')
  const exceptVisitors = visitorsOf('exceptVisitors')
  const rules = [...pages, ...exceptPages, ...visitors, ...exceptVisitors]
  const decided = (by: Meeting['by']): Meeting => ({ meets: by === 'meets', by, rules })
  if (exceptPages.some(({ holds }) => holds)) return decided('except-page')
  if (anyGroup(exceptVisitors)) return decided('except-visitor')
  if (!pages.some(({ holds }) => holds)) return decided('page')
  return decided(visitors.length === 0 || anyGroup(visitors) ? 'meets' : 'visitor')
}

// Does one group hold as a whole? Those without a test are not among them.
function anyGroup(judged: readonly Judged[]): boolean {
  const groups = Map.groupBy(judged, rule => ('group' in rule ? rule.group : 0))
  return [...groups.values()].some(group => group.every(({ holds }) => holds))
}

const actualOf = (text: string | undefined): { actual?: string } => (text === undefined ? {} : { actual: text })

function textOf(values: readonly unknown[] | undefined): string | undefined {
  const texts = (values ?? []).flat().filter(value => ['string', 'number', 'boolean'].includes(typeof value))
  return texts.length === 0 ? undefined : texts.map(String).join(', ').slice(0, 500).toWellFormed()
}
