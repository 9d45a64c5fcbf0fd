import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { pickText } from '../../../plugins/kit/text.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { useChannelNames } from '../../locale/use-channel-names.ts'
import { dated } from '../../ui/time-text.tsx'
import { useSeen } from '../editor-context.tsx'
import type { RuleNames } from '../picture/rule-words.ts'
import { useFlowFacts } from './use-flow-facts.ts'
import { useProperties } from './use-properties.ts'

/** What rules call things by: labels of properties, teams, channels and answers, dates as the reader writes them. */
export function useRuleNames(): RuleNames {
  const { language: spoken } = useTranslation().i18n
  const language = useSeen(session => session.language)
  const facts = useFlowFacts()
  const properties = useProperties()
  const teams = useAnswer('GET /api/teams').data?.teams
  const channelName = useChannelNames()
  return useMemo(() => {
    const operands = new Map<string, string>([
      ...properties.map(({ name, label }) => [`contact.${name}`, label] as const),
      ...(teams ?? []).map(({ id, name }) => [`available.${id}`, name] as const),
    ])
    const day = new Intl.DateTimeFormat(dated(spoken), { dateStyle: 'medium', timeZone: 'UTC' })
    const tongue = new Intl.DisplayNames(dated(spoken), { type: 'language' })
    return {
      operand: of => operands.get(of),
      value: (of, value) => {
        if (typeof value !== 'string' || value === '') return undefined
        if (of === 'language' && /^[a-z]{2,3}$/.test(value)) return tongue.of(value)
        if (of === 'channel') return channelName(value)
        if (/^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value))) return day.format(Date.parse(value))
        const offered = of.startsWith('vars.') ? facts.variables.get(of.slice(5))?.choices : facts.choices
        const choice = of.startsWith('vars.') || of === 'reply.choice' ? offered?.find(({ id }) => id === value) : undefined
        return choice && (pickText(choice.label, [language]) || undefined)
      },
    }
  }, [spoken, language, facts, properties, teams, channelName])
}
