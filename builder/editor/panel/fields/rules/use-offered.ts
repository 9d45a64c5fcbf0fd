import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { devices } from '../../../../../plugins/kit/targeting/visitor-facts.ts'
import { pickText } from '../../../../../plugins/kit/text.ts'
import { useAnswer } from '../../../../api/use-answer.ts'
import { offeredLanguages } from '../../../../flows/offered-languages.ts'
import { useChannelNames } from '../../../../locale/use-channel-names.ts'
import { dated } from '../../../../ui/time-text.tsx'
import { useDocument, useSeen } from '../../../editor-context.tsx'
import { useFlowFacts } from '../../../known/use-flow-facts.ts'
import { countries } from '../../../target/countries.ts'
import { useValueNames } from '../../../target/use-value-names.ts'
import type { PickOption } from '../pick.tsx'

/** The values there are for a subject, where they stand for something: answers of a question, channels, languages. */
export function useOffered(of: string): readonly PickOption[] | undefined {
  const { language: spoken } = useTranslation().i18n
  const language = useSeen(session => session.language)
  const languages = useDocument(({ settings }) => settings.languages)
  const { variables, choices } = useFlowFacts()
  const channels = useAnswer('GET /api/channels').data
  const channelName = useChannelNames()
  const valueName = useValueNames()
  const lists = useAnswer('GET /api/lists').data?.lists
  return useMemo(() => {
    const chosenOf = (subject: string): readonly string[] | undefined => {
      if (subject === 'visitor.list') return (lists ?? []).map(({ id }) => id)
      return values[subject]
    }
    if (of === 'channel') return (channels ?? []).map(channel => ({ value: channel.id, label: channelName(channel.id) }))
    if (of === 'language') {
      const names = new Intl.DisplayNames(dated(spoken), { type: 'language' })
      return languages.map(code => ({ value: code, label: names.of(code) ?? code, aside: code }))
    }
    const chosen = chosenOf(of)
    if (chosen) return chosen.map(value => ({ value, label: valueName(of, value) ?? value }))
    const offered = of === 'reply.choice' ? choices : of.startsWith('vars.') ? variables.get(of.slice(5))?.choices : undefined
    if (!offered || offered.length === 0) return undefined
    return offered.map(({ id, label }) => ({ value: id, label: pickText(label, [language]) || id }))
  }, [of, spoken, language, languages, variables, choices, channels, channelName, valueName, lists])
}

/** What can be chosen of a visitor, whatever is installed. */
const values: Readonly<Record<string, readonly string[]>> = {
  'visitor.device': devices,
  'visitor.language': offeredLanguages,
  'visitor.country': countries,
}
