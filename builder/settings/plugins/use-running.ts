import { useTranslation } from 'react-i18next'
import { categories } from '../../../plugins/kit/categories.ts'
import { useAnswerWhen } from '../../api/use-answer.ts'
import { useMay } from '../../session/session.tsx'

/** What the builder knows of a plugin that runs: its name in the reader's language, and where the palette lists it. */
export function useRunning(id: string): {
  readonly name: string | undefined
  readonly category: (typeof categories)[number] | undefined
} {
  const { i18n } = useTranslation()
  const plugins = useAnswerWhen(useMay('flows:read'), 'GET /api/plugins').data
  const found = plugins?.find(each => each.id === id)
  const name = at(at(found?.['texts'], i18n.language), 'name')
  return {
    name: typeof name === 'string' && name !== '' ? name : undefined,
    category: categories.find(category => category === found?.['category']),
  }
}

function at(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? new Map(Object.entries(value)).get(key) : undefined
}
