import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { categories } from '../../../plugins/kit/categories.ts'
import { useSeen } from '../editor-context.tsx'
import { type ActionItem, actionItems, type CategoryName, foundActions } from './action-items.ts'

interface ActionGroup {
  readonly id: CategoryName
  readonly label: string
  readonly items: readonly ActionItem[]
}

/** What can be put on the canvas and says what was written, by category; the best group first when something was written. */
export function useActionGroups(query: string, only?: CategoryName): readonly ActionGroup[] {
  const { t, i18n } = useTranslation()
  const descriptors = useSeen(seen => seen.descriptors)
  const { language } = i18n
  return useMemo(() => {
    const items = actionItems(descriptors, categories, language).filter(item => only === undefined || item.category === only)
    const groups = Map.groupBy(foundActions(items, query), item => item.category)
    return [...groups].map(([id, members]) => ({ id, label: t(`editor.category.${id}`), items: members }))
  }, [descriptors, language, query, only, t])
}
