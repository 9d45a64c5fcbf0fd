import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Descriptor } from '../../../plugins/kit/descriptor.ts'
import { useSeen } from '../editor-context.tsx'
import { type Labels, wordsOf } from '../panel/words-of.ts'
import type { RowWords } from './csv-out.ts'
import type { TextRow } from './text-rows.ts'

/** What a text is called: by the node it is in, and by its field. */
export function useRowWords(): (row: TextRow) => RowWords {
  const { t, i18n } = useTranslation()
  const descriptors = useSeen(session => session.descriptors)
  return useMemo(() => {
    const { language } = i18n
    return row => {
      const { node } = row
      const descriptor = descriptors.get(node?.action ?? 'survey')
      const option = optionOf(row)
      if (option) return { node: t(`editor.options.${option[0]}.title`), field: t(`editor.options.${option[1]}`) }
      const isSurvey = row.path[0] === 'options'
      const kind = descriptor ? (descriptor.texts[language]?.name ?? descriptor.texts.en.name) : (node?.action ?? '')
      const own = t(isSurvey ? 'editor.translations.survey' : 'editor.translations.display')
      return { node: node ? (node.name ?? kind) : own, field: fieldOf(row, descriptor) }
    }

    function fieldOf({ path, node }: TextRow, descriptor: Descriptor | undefined): string {
      const within = node ? path : path.slice(path[0] === 'options' ? 2 : 0)
      const [place, ...rest] = within
      const labels: readonly (Labels | undefined)[] = [descriptor?.texts[language]?.fields, descriptor?.texts.en.fields]
      if (place === 'phrases') return t('editor.translations.phrase', { name: wordsOf(labels, rest).label })
      const at = rest.findIndex(part => typeof part === 'number')
      if (at < 0) return wordsOf(labels, rest).label
      const list = `${wordsOf(labels, rest.slice(0, at)).label} ${Number(rest[at]) + 1}`
      const inner = rest.slice(at + 1)
      return inner.length === 0 || inner.join() === 'label' ? list : `${list}, ${wordsOf(labels, rest).label.toLowerCase()}`
    }
  }, [t, i18n, descriptors])
}

const optionWords = {
  errorText: ['behaviour', 'behaviour.error'],
  consentText: ['consent', 'consent.text'],
  'communicate.text': ['communicate', 'communicate.text'],
  'communicate.label': ['communicate', 'communicate.label'],
} as const

/** The card of the options that a text stands on, and what it is called there. */
function optionOf({ node, path: [place, ...rest] }: TextRow): (typeof optionWords)[keyof typeof optionWords] | undefined {
  if (node || place !== 'options') return undefined
  const name = rest.join('.')
  return isOption(name) ? optionWords[name] : undefined
}

const isOption = (name: string): name is keyof typeof optionWords => Object.hasOwn(optionWords, name)
