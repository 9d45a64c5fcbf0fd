import type { News } from '../../kit/server.ts'
import type { Heard } from './hear.ts'
import type { Happening } from './read-body.ts'

/** Something that happened, and what is made of it. */
export interface Understood {
  readonly heard: Heard
  readonly happening: Happening
}

/** Of marks that say how far a person has come only the furthest: the others say nothing more. Keeps the order of all else. */
export function mergeNews(all: readonly Understood[]): readonly Understood[] {
  const furthest = new Map<string, Understood>()
  for (const one of all) {
    const name = markOf(one.heard)
    const before = name === undefined ? undefined : furthest.get(name)
    if (name !== undefined && upToOf(one.heard) >= (before ? upToOf(before.heard) : 0)) furthest.set(name, one)
  }
  const kept = new Set(furthest.values())
  return all.filter(one => markOf(one.heard) === undefined || kept.has(one))
}

type Mark = Extract<News, { type: 'delivered' | 'read' }>

function markIn(heard: Heard): Mark | undefined {
  if (heard.type !== 'news') return undefined
  const { news } = heard
  return (news.type === 'read' || news.type === 'delivered') && news.upTo !== undefined ? news : undefined
}

function markOf(heard: Heard): string | undefined {
  const mark = markIn(heard)
  return mark && `${mark.type}:${mark.to}`
}

function upToOf(heard: Heard): number {
  return markIn(heard)?.upTo ?? 0
}
