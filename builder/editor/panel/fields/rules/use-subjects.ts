import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { partsOf } from '../../../../../plugins/kit/rule/operand.ts'
import { useAnswer } from '../../../../api/use-answer.ts'
import { useFlowFacts } from '../../../known/use-flow-facts.ts'
import { useProperties } from '../../../known/use-properties.ts'
import type { TestType } from '../../../rules/operator-shapes.ts'
import { isName } from '../../../rules/subject.ts'
import type { PickGroup, PickOption } from '../pick.tsx'

/** What conditions can look at. */
export interface Subjects {
  readonly groups: readonly PickGroup[]
  /** What a subject most likely holds. */
  guess(of: string): TestType
  /** What a name that nobody knows yet may stand for. */
  create(name: string): readonly PickOption[]
  /** A subject that no group lists, as it is written in a file. */
  unlisted(of: string): PickOption | undefined
}

/** All that conditions of this flow can look at, in groups. */
export function useSubjects(): Subjects {
  const { t } = useTranslation()
  const { variables } = useFlowFacts()
  const properties = useProperties()
  const hours = useAnswer('GET /api/availability').data?.hours
  const teams = useAnswer('GET /api/teams').data?.teams
  return useMemo(() => {
    const vars = [...variables.values()].map(({ name, type, choices }) => ({
      value: `vars.${name}`,
      label: name,
      aside: choices.length > 0 ? t('editor.rules.kind.choices') : t(`editor.pick.holds.${type}`),
    }))
    const groups: readonly PickGroup[] = [
      {
        label: t('editor.rules.about.conversation'),
        options: [
          { value: 'reply', label: t('editor.rules.subject.reply') },
          { value: 'reply.choice', label: t('editor.rules.subject.replyChoice') },
        ],
      },
      { label: t('editor.rules.about.vars'), options: vars },
      {
        label: t('editor.rules.about.contact'),
        options: properties.map(({ name, label }) => ({
          value: `contact.${name}`,
          label,
          aside: t('editor.rules.kind.contact'),
        })),
      },
      {
        label: t('editor.rules.about.page'),
        options: [
          { value: 'page.url', label: t('editor.rules.subject.pageUrl') },
          { value: 'page.title', label: t('editor.rules.subject.pageTitle') },
          { value: 'page.referrer', label: t('editor.rules.subject.pageReferrer') },
        ],
      },
      {
        label: t('editor.rules.about.visitor'),
        options: [
          { value: 'language', label: t('editor.rules.subject.language') },
          { value: 'channel', label: t('editor.rules.subject.channel') },
          { value: 'tz', label: t('editor.rules.subject.tz') },
        ],
      },
      {
        label: t('editor.rules.about.people'),
        options: [
          { value: 'now', label: t('editor.rules.subject.now') },
          ...Object.keys(hours ?? {}).map(name => ({ value: `open.${name}`, label: t('editor.rules.subject.open', { name }) })),
          { value: 'available.anyone', label: t('editor.rules.subject.anyone') },
          ...(teams ?? []).map(({ id, name }) => ({
            value: `available.${id}`,
            label: t('editor.rules.subject.available', { name }),
          })),
        ],
      },
      {
        label: t('editor.rules.about.chance'),
        options: [{ value: 'random', label: t('editor.rules.subject.random') }],
      },
    ]
    const named = (of: string): string | undefined => {
      const parts = partsOf(of)
      if (!parts || !('name' in parts)) return undefined
      const { name } = parts
      if (parts.of === 'page.query') return t('editor.rules.subject.query', { name })
      if (parts.of === 'open') return t('editor.rules.subject.open', { name })
      return parts.of === 'available' ? t('editor.rules.subject.available', { name }) : name
    }
    return {
      groups: groups.filter(({ options }) => options.length > 0),
      guess: of => variables.get(of.slice('vars.'.length))?.type ?? 'text',
      create: name =>
        isName(name)
          ? [
              { value: `vars.${name}`, label: t('editor.rules.new.vars', { name }) },
              { value: `contact.${name}`, label: t('editor.rules.new.contact', { name }) },
              { value: `page.query.${name}`, label: t('editor.rules.new.query', { name }) },
            ]
          : [],
      unlisted: of => {
        const label = named(of)
        const isListed = groups.some(({ options }) => options.some(({ value }) => value === of))
        if (label === undefined || isListed) return undefined
        const kind = of.startsWith('vars.') ? 'vars' : of.startsWith('contact.') ? 'contact' : undefined
        return { value: of, label, ...(kind ? { aside: t(`editor.rules.kind.${kind}`) } : {}) }
      },
    }
  }, [t, variables, properties, hours, teams])
}
