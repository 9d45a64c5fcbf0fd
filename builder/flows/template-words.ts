import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { pickText } from '../../plugins/kit/text.ts'

/** The template that is nothing but a beginning. */
export const blankTemplate = 'blank'

/** The template whose steps are what is set of a live chat. */
export const liveChatTemplate = 'live-chat'

/** A name or a sentence of a template, in the reader's language. */
export function useTemplateWords(): (words: Readonly<Record<string, string>>) => string {
  const { i18n } = useTranslation()
  return useCallback(words => pickText(words, [i18n.language, 'en']), [i18n.language])
}
