import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnswer } from '../../api/use-answer.ts'
import { useFlowFacts } from './use-flow-facts.ts'

/** A contact property that can be named. */
export interface KnownProperty {
  readonly name: string
  readonly label: string
  /** Every contact can have it. */
  readonly isStandard: boolean
}

/** The properties that can be named: of every contact, seen in contacts, and in this flow. */
export function useProperties(): readonly KnownProperty[] {
  const { language } = useTranslation().i18n
  const { data } = useAnswer('GET /api/properties')
  const { properties } = useFlowFacts()
  return useMemo(() => {
    const known = (data ?? []).map(({ name, label }) => ({
      name,
      label: label?.[language] ?? label?.en ?? name,
      isStandard: label !== undefined,
    }))
    const names = new Set(known.map(({ name }) => name))
    const own = properties.filter(name => !names.has(name)).map(name => ({ name, label: name, isStandard: false }))
    return [...known, ...own]
  }, [data, properties, language])
}
