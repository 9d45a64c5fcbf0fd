import type { categories } from '../../../plugins/kit/categories.ts'
import type { Descriptor } from '../../../plugins/kit/descriptor.ts'
import { fold } from '../../../plugins/kit/fold.ts'

export type CategoryName = (typeof categories)[number]

/** An action as it is offered to whoever draws. */
export interface ActionItem {
  readonly id: string
  readonly icon: string
  readonly category: CategoryName
  /** In the reader's language. */
  readonly name: string
  readonly about: string
}

/** What can be put on a canvas, sorted by category as the kit lists them, then by name. */
export function actionItems(
  descriptors: ReadonlyMap<string, Descriptor>,
  order: readonly CategoryName[],
  language: string,
): readonly ActionItem[] {
  const items = [...descriptors.values()].map(descriptor => itemOf(descriptor, language))
  return items.toSorted((a, b) => order.indexOf(a.category) - order.indexOf(b.category) || a.name.localeCompare(b.name, language))
}

/** Those that say what was written, best first: by how the name begins, then by the name, then by what it is about. */
export function foundActions(items: readonly ActionItem[], query: string): readonly ActionItem[] {
  const wanted = fold(query)
  if (wanted === '') return items
  const ranked = items.map(item => ({ item, rank: rankOf(item, wanted) })).filter(({ rank }) => rank < misses)
  return ranked.toSorted((a, b) => a.rank - b.rank).map(({ item }) => item)
}

const misses = 4

function rankOf({ id, name, about }: ActionItem, wanted: string): number {
  const own = fold(name)
  if (own.startsWith(wanted)) return 0
  if (own.includes(wanted)) return 1
  if (id.includes(wanted)) return 2
  return fold(about).includes(wanted) ? 3 : misses
}

function itemOf({ id, icon, category, texts }: Descriptor, language: string): ActionItem {
  const own = texts[language]
  return { id, icon, category, name: own?.name ?? texts.en.name, about: own?.about ?? texts.en.about ?? '' }
}
