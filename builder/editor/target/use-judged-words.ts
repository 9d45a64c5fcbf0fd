import { useTranslation } from 'react-i18next'
import { testWords } from '../../../plugins/kit/rule/test-words.ts'
import { visitorOperandOf } from '../../../plugins/kit/targeting/visitor-facts.ts'
import type { JudgedRule } from '../../../runtime/api/contract.ts'
import { useRuleWords } from '../../locale/use-rule-words.ts'
import { useProperties } from '../known/use-properties.ts'
import { useValueNames } from './use-value-names.ts'

/** Says a rule in words, with what was there instead where it does not hold. */
export function useJudgedWords(): (judged: JudgedRule) => string {
  const { t } = useTranslation()
  const words = useRuleWords()
  const properties = useProperties()
  const nameOf = useValueNames()
  const subjects = t('editor.target.subject', { returnObjects: true })
  const isSubject = (name: string): name is keyof typeof subjects => Object.hasOwn(subjects, name)
  const subjectOf = (of: string): string => {
    const operand = visitorOperandOf(of)
    if (typeof operand === 'object') return properties.find(({ name }) => name === operand.property)?.label ?? operand.property
    const name = of.slice('visitor.'.length)
    return isSubject(name) ? subjects[name] : of
  }
  const said = (judged: JudgedRule): string => {
    if ('group' in judged) {
      const { rule } = judged
      const isYes = rule.type === 'boolean' && rule.of.startsWith('visitor.')
      if (isYes) return t(rule.is === 'true' ? 'editor.target.said.so' : 'editor.target.said.notSo', { what: subjectOf(rule.of) })
      const expected = 'value' in rule ? rule.value : undefined
      const quote = (value: string | number): string =>
        typeof value === 'number' ? String(value) : t('editor.target.said.quote', { value })
      return words
        ? testWords({ of: rule.of, is: rule.is, expected }, words, {
            operand: subjectOf,
            value: value => nameOf(rule.of, String(value)) ?? quote(value),
          })
        : subjectOf(rule.of)
    }
    const { rule } = judged
    if (rule.of === 'all') return t('editor.target.allPages')
    const value = 'value' in rule ? rule.value : ''
    return rule.of === 'url'
      ? t(`editor.target.said.url.${rule.is}`, { value })
      : t(`editor.target.said.query.${rule.is}`, { value, name: rule.name })
  }
  return judged => {
    const isPlain = !('group' in judged) && judged.rule.of === 'all'
    const isYes = 'group' in judged && judged.rule.type === 'boolean'
    if (judged.holds || isPlain || isYes) return said(judged)
    const { actual } = judged
    const of = 'group' in judged ? judged.rule.of : ''
    return actual === undefined
      ? t('editor.target.said.unknown', { what: said(judged) })
      : t('editor.target.said.actual', { what: said(judged), actual: nameOf(of, actual) ?? actual })
  }
}
