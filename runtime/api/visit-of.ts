import { createHash } from 'node:crypto'

/** What is known of a visit, from one page to the next. */
export interface VisitFacts {
  /** Pages seen, with this one. */
  readonly views: number
  /** Since the first of them. */
  readonly seconds: number
  readonly isReturning: boolean
}

/**
 * Counts the pages of a visit. What is to be remembered of it, the client keeps: `before` is what it was given last, and `visit` what
 * to send with the next page. The same page asked for again counts once. Anything that is no such text begins anew.
 */
export function visitOf(
  before: string | undefined,
  url: string | undefined,
  wasHere: boolean,
  now: number,
): VisitFacts & { visit: string } {
  const [, views = '', since = '', last = '', returning, page] = shape.exec(before ?? '') ?? []
  const at = { since: Number.parseInt(since, 36) * 1_000, last: Number.parseInt(last, 36) * 1_000 }
  const isKnown = at.since <= at.last && at.last <= now + 60_000
  const goesOn = isKnown && now - at.last < pauseMs
  const here = createHash('sha256')
    .update(url ?? '')
    .digest('hex')
    .slice(0, 8)
  const began = goesOn ? at.since : now
  const facts = {
    views: goesOn ? Math.min(Number(views) + (page === here ? 0 : 1), 999_999) : 1,
    seconds: Math.max(0, Math.round((now - began) / 1_000)),
    isReturning: goesOn ? returning === '1' : isKnown || wasHere,
  }
  const second = (ms: number): string => Math.floor(ms / 1_000).toString(36)
  return { ...facts, visit: [facts.views, second(began), second(now), facts.isReturning ? 1 : 0, here].join('.') }
}

const shape = /^(\d{1,6})\.([0-9a-z]{1,9})\.([0-9a-z]{1,9})\.([01])\.([0-9a-f]{8})$/

/** Who looks at no page for so long begins another visit. */
export const pauseMs: number = 30 * 60_000
