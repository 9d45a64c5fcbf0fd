import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient } from '../../api/api-context.tsx'
import type { Clock } from '../../clock.ts'
import { useLive } from '../../live/live-context.tsx'
import type { Editor } from '../state/create-editor.ts'
import { createChecker } from './create-checker.ts'

/** Keeps the problems of what this editor draws, in the reader's language. */
export function useChecks(editor: Editor, clock?: Clock): void {
  const client = useClient()
  const live = useLive()
  const { i18n } = useTranslation()
  // Sentences come in the language that was asked in.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(
    () => createChecker({ editor, client, live, ...(clock ? { clock } : {}) }).start(),
    [editor, client, live, clock, i18n.language],
  )
}
