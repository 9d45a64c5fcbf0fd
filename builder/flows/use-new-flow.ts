import { type UseFormReturnType, useForm } from '@mantine/form'
import { type UseQueryResult, useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useSearch } from 'wouter'
import type { Flow } from '../../runtime/flow/model.ts'
import { keyOf } from '../api/query-key.ts'
import type { Answer } from '../api/routes.ts'
import { useAnswer } from '../api/use-answer.ts'
import { flowFrom } from './flow-from.ts'
import { useFlowWords } from './flow-words.ts'
import { offeredLanguages } from './offered-languages.ts'
import { blankTemplate, liveChatTemplate, useTemplateWords } from './template-words.ts'
import { useFlowFiles } from './use-flow-files.ts'

interface Values {
  readonly channel: string
  readonly template: string
  readonly kind: Flow['kind']
  readonly inbox: string
  readonly languages: string[]
  readonly name: string
}

interface Choice {
  readonly value: string
  readonly label: string
}

/** Everything that the page of a new flow asks and does. */
export interface NewFlowForm {
  readonly form: UseFormReturnType<Values>
  readonly templates: UseQueryResult<Answer<'GET /api/templates'>>
  readonly channels: UseQueryResult<Answer<'GET /api/channels'>>
  readonly inboxes: readonly Choice[]
  readonly languages: readonly Choice[]
  readonly isBusy: boolean
  readonly error: unknown
  chooseTemplate(id: string): void
  create(values: Values): void
}

export function useNewFlow(first: string): NewFlowForm {
  const { t, i18n } = useTranslation()
  const [, go] = useLocation()
  // Who has just connected a channel for it comes back with that.
  const connected = new URLSearchParams(useSearch()).get('channel')
  const queries = useQueryClient()
  const files = useFlowFiles()
  const words = useFlowWords()
  const wordsOf = useTemplateWords()
  const templates = useAnswer('GET /api/templates')
  const channels = useAnswer('GET /api/channels')
  const { data: inboxes } = useAnswer('GET /api/inboxes')
  const { data: flows } = useAnswer('GET /api/flows')
  const own = offeredLanguages.includes(i18n.language) ? i18n.language : 'en'
  const form = useForm<Values>({
    initialValues: {
      channel: connected ?? 'website',
      template: first || blankTemplate,
      kind: 'bot',
      inbox: 'main',
      languages: [own],
      name: '',
    },
    validate: {
      name: value => (value.trim() ? null : t('flows.nameNeeded')),
      languages: value => (value.length > 0 ? null : t('flows.new.languageNeeded')),
    },
  })
  const { setValues, isTouched } = form
  const chooseTemplate = (id: string): void => {
    const template = templates.data?.find(known => known.id === id)
    const isBlank = id === blankTemplate
    setValues({
      template: id,
      ...(isTouched('name') ? {} : { name: template && !isBlank ? wordsOf(template.name) : '' }),
      ...(isTouched('languages') ? {} : { languages: template && !isBlank ? spoken(template.flow, own) : [own] }),
    })
  }
  // What one came for is chosen as soon as it is known.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when templates have come
  useEffect(() => chooseTemplate(form.values.template), [templates.data])
  const firstChannel = channels.data?.[0]?.id
  const hasChannel = channels.data?.some(({ id }) => id === form.values.channel) ?? true
  useEffect(() => {
    if (!hasChannel && firstChannel !== undefined) setValues({ channel: firstChannel })
  }, [hasChannel, firstChannel, setValues])
  const create = useMutation({
    async mutationFn(values: Values) {
      // A live chat is never a blank canvas: it begins with what its settings stand for.
      const isBare = values.template === blankTemplate && values.kind === 'live-chat'
      const template = templates.data?.find(known => known.id === (isBare ? liveChatTemplate : values.template))
      if (!template) return
      // The boundary: the server reads templates with the model of flows.
      const drawn = template.flow as unknown as Flow
      const kind = values.template === blankTemplate ? values.kind : drawn.kind
      const made = await files.add(
        flowFrom(drawn, { ...values, kind }),
        values.name,
        (flows ?? []).map(({ id }) => id),
      )
      await queries.invalidateQueries({ queryKey: keyOf('GET /api/flows') })
      go(`/flows/${made.id}`)
    },
  })
  const named = (inboxes?.inboxes ?? []).map(({ id, name }) => ({ value: id, label: name }))
  return {
    form,
    templates,
    channels,
    inboxes: named.some(({ value }) => value === 'main') ? named : [{ value: 'main', label: words.inbox('main') }, ...named],
    languages: offeredLanguages.map(code => ({ value: code, label: words.language(code) })),
    isBusy: create.isPending,
    error: create.error,
    chooseTemplate,
    create: values => create.mutate(values),
  }
}

// The reader's own first: what the others fall back to is what they can read.
function spoken(flow: object, own: string): string[] {
  const languages = 'languages' in flow && Array.isArray(flow.languages) ? flow.languages.map(String) : ['en']
  return languages.includes(own) ? [own, ...languages.filter(code => code !== own)] : languages
}
