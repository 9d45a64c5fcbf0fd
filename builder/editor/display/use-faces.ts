import { useTranslation } from 'react-i18next'
import { useAnswer } from '../../api/use-answer.ts'

/** Somebody as visitors see them. `picture`: a medium's id. */
export interface Face {
  readonly name: string
  readonly picture?: string | undefined
}

const most = 3

/** Whom of the team a display shows, at most three; nobody where the brand speaks. */
export function useFaces(display: Readonly<Record<string, unknown>>): readonly Face[] {
  const { t } = useTranslation()
  const users = useAnswer('GET /api/users').data?.users ?? []
  const teams = useAnswer('GET /api/teams').data?.teams ?? []
  const { who, people } = display
  if (who === 'owner') return [{ name: t('editor.display.picture.owner') }]
  if (who !== 'people' || !Array.isArray(people)) return []
  const ids = people.flatMap((id: unknown) => teams.find(team => team.id === id)?.members ?? (typeof id === 'string' ? [id] : []))
  return [...new Set(ids)]
    .flatMap(id => users.find(user => user.id === id && !user.isDisabled) ?? [])
    .slice(0, most)
    .map(({ name }) => ({ name }))
}
