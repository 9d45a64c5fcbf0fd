import { clash } from '../rule/clash.ts'
import { writtenAddress } from './address-value.ts'
import { pageAddress } from './page-address.ts'
import type { PageRule } from './page-rule.ts'
import type { Target } from './target.ts'
import { matchesWildcard } from './wildcard.ts'

/** Proof that no page is ever what this rule means. False when there is no proof. */
export function neverMeans(rule: PageRule): boolean {
  if (rule.of !== 'url' || rule.is === 'not-equals') return false
  const written = writtenAddress(rule.value)
  if (!written) return true
  const { scheme, head, tail } = written
  const isWeb = scheme === undefined || ['http:', 'https:'].some(one => matchesWildcard(scheme, one))
  if (!isWeb && rule.is !== 'starts') return true
  if (rule.is === 'contains') return false
  // A whole address begins with its site.
  if (head === '' && tail !== '') return true
  return rule.is === 'equals' && pageAddress(`${scheme ?? 'https:'}//${head}${tail}`) === undefined
}

/** Proof that nobody ever meets a flow with this target: no page is left, or no visitor. */
export function neverMeets(target: Target): 'pages' | 'visitors' | undefined {
  const { pages, exceptPages, visitors, exceptVisitors } = target
  const taken = exceptPages.map(rule => JSON.stringify(rule))
  const isLeft = (rule: PageRule): boolean => !neverMeans(rule) && !taken.includes(JSON.stringify(rule))
  if (exceptPages.some(({ of }) => of === 'all') || !pages.some(isLeft)) return 'pages'
  const groups = visitors.filter(({ all }) => all.length > 0)
  const excepted = exceptVisitors.filter(({ all }) => all.length > 0).map(({ all }) => all.map(test => JSON.stringify(test)))
  const isEmpty = groups.every(({ all }) => {
    const tests = all.map(test => JSON.stringify(test))
    return clash(all) || excepted.some(group => group.every(test => tests.includes(test)))
  })
  return groups.length > 0 && isEmpty ? 'visitors' : undefined
}

/** Is it for everybody on every page? */
export function meetsAll({ pages, exceptPages, visitors, exceptVisitors }: Target): boolean {
  const isForAll = [...visitors, ...exceptVisitors].every(({ all }) => all.length === 0)
  return isForAll && exceptPages.length === 0 && pages.some(({ of }) => of === 'all')
}
