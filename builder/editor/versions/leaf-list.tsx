import { useTranslation } from 'react-i18next'
import type { FlowNode } from '../../../runtime/flow/model.ts'
import { dated } from '../../ui/time-text.tsx'
import { useDescriptor, useDocument } from '../editor-context.tsx'
import { wordsOf } from '../panel/words-of.ts'
import type { Leaf } from './leaves-between.ts'
import { Turn } from './turn.tsx'
import { wordOf } from './word-of.ts'

/** As many as one takes in. */
const most = 6

/** Fields of a node, or of the flow, with what was written there and what is. */
export function LeafList({ leaves, node }: { readonly leaves: readonly Leaf[]; readonly node: FlowNode | undefined }) {
  const { t, i18n } = useTranslation()
  const descriptor = useDescriptor(node?.action)
  const languages = useDocument(({ settings }) => settings.languages)
  const labels = [descriptor?.texts[i18n.language]?.fields, descriptor?.texts.en.fields]
  const tongue = new Intl.DisplayNames(dated(i18n.language), { type: 'language' })
  const place = ({ path }: Leaf): string => {
    const last = path.at(-1) ?? ''
    const isText = path.length > 1 && languages.includes(last)
    const label = node ? wordsOf(labels, path.slice(0, 1)).label : t(`editor.versions.setting.${settingOf(path[0])}`)
    return isText ? `${label}, ${tongue.of(last) ?? last}` : label
  }
  const word = (value: unknown): string => wordOf(value, text => t('editor.versions.quoted', { text }))
  return (
    <>
      {leaves.slice(0, most).map(leaf => (
        <Turn key={leaf.path.join('.')} label={place(leaf)} before={word(leaf.before)} after={word(leaf.after)} />
      ))}
      {leaves.length > most && <div>{t('editor.versions.more', { count: leaves.length - most })}</div>}
    </>
  )
}

const settings = ['name', 'kind', 'channel', 'inbox', 'languages', 'target', 'display'] as const
type Setting = (typeof settings)[number] | 'options'

const settingOf = (key: string | undefined): Setting => settings.find(name => name === key) ?? 'options'
