import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { visitorOperandOf } from '../../../plugins/kit/targeting/visitor-facts.ts'
import { useProperties } from '../known/use-properties.ts'
import type { Subjects } from '../panel/fields/rules/use-subjects.ts'
import { isName } from '../rules/subject.ts'

/** What rules about visitors can look at, in groups. */
export function useVisitorSubjects(): Subjects {
  const { t } = useTranslation()
  const properties = useProperties()
  return useMemo(() => {
    const words = t('editor.target.subject', { returnObjects: true })
    const option = (name: keyof typeof words) => ({ value: `visitor.${name}`, label: words[name] })
    const contact = properties.map(({ name, label }) => ({
      value: `contact.${name}`,
      label,
      aside: t('editor.rules.kind.contact'),
    }))
    const groups = [
      {
        label: t('editor.target.about.who'),
        options: [option('known'), option('identified'), option('returning'), option('list')],
      },
      {
        label: t('editor.target.about.from'),
        options: [option('device'), option('language'), option('country'), option('referrer')],
      },
      { label: t('editor.target.about.visit'), options: [option('seconds'), option('views')] },
      { label: t('editor.rules.about.contact'), options: contact },
    ]
    return {
      groups: groups.filter(({ options }) => options.length > 0),
      guess: () => 'text',
      create: name => (isName(name) ? [{ value: `contact.${name}`, label: t('editor.rules.new.contact', { name }) }] : []),
      unlisted: of => {
        const operand = visitorOperandOf(of)
        if (typeof operand !== 'object' || contact.some(({ value }) => value === of)) return undefined
        return { value: of, label: operand.property, aside: t('editor.rules.kind.contact') }
      },
    }
  }, [t, properties])
}
