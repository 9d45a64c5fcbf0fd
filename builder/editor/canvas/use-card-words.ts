import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnswer } from '../../api/use-answer.ts'
import { useRuleWords } from '../../locale/use-rule-words.ts'
import { settledNames } from '../known/settled-names.ts'
import { useRuleNames } from '../known/use-rule-names.ts'
import { usePathWords } from '../panel/text/slot-words.ts'
import type { CardWords } from '../picture/card.ts'
import { durationWords } from '../picture/duration-words.ts'
import { conditionWords } from '../picture/rule-words.ts'

/** The words of cards in the reader's language. The very same until one of them is another: cards are kept by them. */
export function useCardWords(): CardWords {
  const { t, i18n } = useTranslation()
  const { language } = i18n
  const rules = useRuleWords()
  const slot = usePathWords()
  const known = useRuleNames()
  const [names, settle] = useState(() => settledNames(known))
  if (!names.follow(known)) settle(settledNames(known))
  return useMemo(
    () => ({
      language,
      text: once(key => t(`editor.canvas.card.${key}`)),
      missing: once(action => t('editor.canvas.card.missing', { action })),
      category: once(name => (name === 'triggers' ? t('editor.canvas.card.trigger') : t(`editor.category.${name}`))),
      slot: once(slot),
      condition: condition => (rules ? conditionWords(condition, rules, names) : ''),
      duration: once(ms => durationWords(ms, language)),
    }),
    [t, language, rules, slot, names],
  )
}

/**
 * Are the words there that come from elsewhere? Cards that are made before that are made twice, and jump when others take their place.
 * Without an answer of the server they are made all the same.
 */
export function useAreWordsKnown(): boolean {
  const { isPending, failureCount } = useAnswer('GET /api/properties')
  const areKnown = useRuleWords() !== undefined && (!isPending || failureCount > 0)
  // Who asks again after a failure waits again: the canvas that asks stays where it stands meanwhile, or it would never come to stay.
  const [wereKnown, setWereKnown] = useState(false)
  if (areKnown && !wereKnown) setWereKnown(true)
  return areKnown || wereKnown
}

/** A flow says the same few words on thousands of cards. */
function once<Key extends string | number>(say: (key: Key) => string): (key: Key) => string {
  const said = new Map<Key, string>()
  return key => {
    const known = said.get(key) ?? say(key)
    said.set(key, known)
    return known
  }
}
