import type { PageRule } from '../../../plugins/kit/targeting/page-rule.ts'
import { visitorOperandOf } from '../../../plugins/kit/targeting/visitor-facts.ts'
import { type DraftTest, readTest } from '../rules/read-condition.ts'
import type { FlowSettings } from '../state/document.ts'

/** Whom a flow is for, while it is written: values may still be missing. */
export interface DraftTarget {
  readonly pages: readonly PageRule[]
  readonly exceptPages: readonly PageRule[]
  readonly visitors: readonly DraftGroup[]
  readonly exceptVisitors: readonly DraftGroup[]
}

/** Tests that go together. */
export interface DraftGroup {
  readonly all: readonly DraftTest[]
}

export type PageBlock = 'pages' | 'exceptPages'
export type VisitorBlock = 'visitors' | 'exceptVisitors'

const everywhere: readonly PageRule[] = [{ of: 'all' }]

/** What is written as a target; undefined for what an editor would harm by touching it. */
export function readDraft(target: FlowSettings['target']): DraftTarget | undefined {
  const { pages = everywhere, exceptPages = [], visitors = [], exceptVisitors = [], ...others } = target
  const read = {
    pages: listOf(pages, isPageRule),
    exceptPages: listOf(exceptPages, isPageRule),
    visitors: listOf(visitors, isGroup),
    exceptVisitors: listOf(exceptVisitors, isGroup),
  }
  if (Object.keys(others).length > 0 || !read.pages || !read.exceptPages || !read.visitors || !read.exceptVisitors)
    return undefined
  return { pages: read.pages, exceptPages: read.exceptPages, visitors: read.visitors, exceptVisitors: read.exceptVisitors }
}

/** The target as it is stored: what holds anyhow is left away. */
export function writtenOf({ pages, ...others }: DraftTarget): FlowSettings['target'] {
  const filled = Object.entries(others).filter(([, items]) => items.length > 0)
  return { ...(isEverywhere(pages) ? {} : { pages }), ...Object.fromEntries(filled) }
}

/** Is it for all pages? */
export const isEverywhere = (pages: readonly PageRule[]): boolean => pages.some(({ of }) => of === 'all')

function listOf<T>(value: unknown, isItem: (item: unknown) => item is T): readonly T[] | undefined {
  return Array.isArray(value) && value.every(isItem) ? value : undefined
}

function isPageRule(value: unknown): value is PageRule {
  if (!isRecord(value)) return false
  const keys = Object.keys(value).sort().join()
  const { of, is, name, value: compared } = value
  if (of === 'all') return keys === 'of'
  if (of === 'url') return keys === 'is,of,value' && typeof compared === 'string' && urlWays.some(way => way === is)
  if (of !== 'query' || typeof name !== 'string') return false
  if (is === 'known') return keys === 'is,name,of'
  return keys === 'is,name,of,value' && typeof compared === 'string' && queryWays.some(way => way === is)
}

export const urlWays = ['contains', 'equals', 'not-equals', 'starts', 'wildcard'] as const
export const queryWays = ['equals', 'contains', 'starts', 'known'] as const

function isGroup(value: unknown): value is DraftGroup {
  if (!isRecord(value) || Object.keys(value).join() !== 'all' || !Array.isArray(value['all'])) return false
  return value['all'].every(test => readTest(test, of => visitorOperandOf(of) !== undefined) !== undefined)
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
