import { useDebouncedValue } from '@mantine/hooks'
import { IconBook2 } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { pickText } from '../../../../plugins/kit/text.ts'
import { useClient } from '../../../api/api-context.tsx'
import { keyOf } from '../../../api/query-key.ts'
import { useAnswerWhen } from '../../../api/use-answer.ts'
import { useMay } from '../../../session/session.tsx'
import { useSeen } from '../../editor-context.tsx'
import type { FieldProps } from '../field-props.ts'
import { PickField, withUnlisted } from './pick-field.tsx'

/** So long after the last key somebody is asked. */
const restMs = 150

/** An article, found by its words: the server looks for it, because there may be more than a list holds. */
export function ArticleField(field: FieldProps) {
  const { t, i18n } = useTranslation()
  const language = useSeen(session => session.language)
  const mayRead = useMay('articles:read')
  const [typed, setTyped] = useState('')
  const [q] = useDebouncedValue(typed.trim(), restMs)
  const found = useFound(q, mayRead)
  const value = typeof field.value === 'string' && field.value !== '' ? field.value : undefined
  const isListed = found?.some(({ id }) => id === value) === true
  const chosen = useAnswerWhen(mayRead && value !== undefined && found !== undefined && !isListed, 'GET /api/articles/:id', {
    params: { id: value ?? '' },
  }).data
  const option = ({ id, title, isPublished }: Pick<NonNullable<typeof chosen>, 'id' | 'title' | 'isPublished'>) => ({
    value: id,
    label: pickText(title, [language, i18n.language, 'en']) || id,
    sign: <IconBook2 size={16} stroke={1.75} aria-hidden="true" />,
    ...(isPublished ? {} : { aside: t('editor.pick.draft') }),
  })
  // What is chosen keeps its name while another is looked for.
  const others = chosen && typed === '' ? [option(chosen)] : []
  const groups = [{ options: [...others, ...(found ?? []).map(option)] }]
  return (
    <PickField
      field={field}
      groups={typed === '' ? withUnlisted(groups, field.value, found && !chosen ? t('editor.pick.gone') : undefined) : groups}
      placeholder={t('editor.pick.findArticle')}
      whenEmpty={t('editor.pick.noArticles')}
      search={setTyped}
      {...(mayRead ? {} : { create: (id: string) => [{ value: id, label: t('editor.pick.newName', { name: id }) }] })}
    />
  )
}

/** The articles that hold these words, the first of all without any; what was found before stands until then. */
function useFound(q: string, mayRead: boolean) {
  const client = useClient()
  const query = q === '' ? {} : { q }
  const { data } = useQuery({
    queryKey: keyOf('GET /api/articles', { query }),
    enabled: mayRead,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => client.until(signal).call('GET /api/articles', { query }),
  })
  return data?.articles
}
