import { notifications } from '@mantine/notifications'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallOptions } from '../api/routes.ts'
import { useErrorWords } from '../ui/error-words.ts'
import type { QuietAct } from './create-inbox.ts'
import { useInbox } from './inbox-context.tsx'

/**
 * Does something to a conversation. What went wrong stands on the screen, with the way to try it again: what one did is no longer
 * where one looks.
 */
export function useActs(): <Name extends QuietAct>(name: Name, options: CallOptions<Name>) => Promise<boolean> {
  const { t } = useTranslation()
  const { act } = useInbox()
  const wordsOf = useErrorWords()
  return useCallback(
    async (name, options) => {
      try {
        await act(name, options)
        return true
      } catch (error) {
        notifications.show({ title: t('inbox.problem.act'), message: wordsOf(error), color: 'red', autoClose: 8_000 })
        return false
      }
    },
    [act, t, wordsOf],
  )
}
