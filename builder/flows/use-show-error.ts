import { notifications } from '@mantine/notifications'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorWords } from '../ui/error-words.ts'

/** Says what went wrong with what was asked for in a menu that has closed since. */
export function useShowError(): (error: unknown) => void {
  const { t } = useTranslation()
  const words = useErrorWords()
  return useCallback(
    error => {
      notifications.show({
        color: 'red',
        message: words(error),
        withCloseButton: true,
        closeButtonProps: { 'aria-label': t('app.dismiss') },
      })
    },
    [t, words],
  )
}
