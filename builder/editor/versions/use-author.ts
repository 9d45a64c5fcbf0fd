import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnswer } from '../../api/use-answer.ts'

/** Says who did something, of `agent:<id>`, `api:<id>`, `system`. Undefined while the names are on their way. */
export function useAuthor(): (by: string) => string | undefined {
  const { t } = useTranslation()
  const { data: users } = useAnswer('GET /api/users')
  return useCallback(
    by => {
      const [kind, id] = by.split(':', 2)
      if (kind === 'agent') return users && (users.users.find(user => user.id === id)?.name ?? t('editor.versions.somebody'))
      return kind === 'api' ? t('editor.versions.program') : 'Parley'
    },
    [t, users],
  )
}
