import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError, isOffline } from '../api/api-error.ts'

/** What went wrong, in words for people: the server's, or ours where no answer came. */
export function useErrorWords(): (error: unknown) => string {
  const { t } = useTranslation()
  return useMemo(
    () => error => {
      if (isOffline(error)) return t('app.problem.offline')
      return error instanceof ApiError && error.message ? error.message : t('app.problem.unknown')
    },
    [t],
  )
}
