import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { operandWords } from '../../../../plugins/kit/rule/test-words.ts'
import { useRuleWords } from '../../../locale/use-rule-words.ts'
import { useProperties } from '../../known/use-properties.ts'
import { slotIn } from './text-doc.ts'

/** How what a slot names is called in the reader's words: `contact.firstName` is "first name". */
export function usePathWords(): (path: string) => string {
  const { language } = useTranslation().i18n
  const words = useRuleWords()
  const properties = useProperties()
  return useCallback(
    path => {
      const known = properties.find(({ name }) => path === `contact.${name}`)
      if (known) return known.isStandard ? inSentence(known.label, language) : known.label
      return words ? operandWords(path, { ...words.operands, ...words.brief.operands }) : (path.split('.').at(-1) ?? path)
    },
    [language, words, properties],
  )
}

/** What a slot reads as, with what stands there when it is unknown: "first name or there". */
export function useSlotWords(): (source: string) => string {
  const { t } = useTranslation()
  const pathWords = usePathWords()
  return useCallback(
    source => {
      const slot = slotIn(source)
      if (!slot) return source
      const name = pathWords(slot.path)
      return slot.fallback ? t('editor.panel.text.slot', { name, fallback: slot.fallback }) : name
    },
    [t, pathWords],
  )
}

// Germans write nouns with a capital wherever they stand.
function inSentence(label: string, language: string): string {
  return language === 'de' ? label : label.slice(0, 1).toLocaleLowerCase(language) + label.slice(1)
}
