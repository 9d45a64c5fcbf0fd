import { useMemo } from 'react'
import { useFlowFacts } from '../../known/use-flow-facts.ts'
import { useProperties } from '../../known/use-properties.ts'
import { usePathWords } from './slot-words.ts'

/** Something that can stand in a text. */
export interface SlotOption {
  readonly group: 'contact' | 'vars' | 'visit'
  readonly path: string
  readonly label: string
}

const ofVisit = ['reply', 'page.title', 'page.url', 'language', 'channel', 'now']

/** All that a text can be personalised with: what is known of contacts, what this flow saves, and the visit itself. */
export function useSlotOptions(): readonly SlotOption[] {
  const pathWords = usePathWords()
  const properties = useProperties()
  const { variables } = useFlowFacts()
  return useMemo(() => {
    const optionOf = (group: SlotOption['group'], path: string): SlotOption => {
      const words = pathWords(path)
      return { group, path, label: words.slice(0, 1).toLocaleUpperCase() + words.slice(1) }
    }
    return [
      ...properties.map(({ name }) => optionOf('contact', `contact.${name}`)),
      ...[...variables.keys()].map(name => optionOf('vars', `vars.${name}`)),
      ...ofVisit.map(path => optionOf('visit', path)),
    ]
  }, [properties, variables, pathWords])
}
