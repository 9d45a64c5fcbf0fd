import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { dated } from '../../ui/time-text.tsx'
import { useDocument, useSeen } from '../editor-context.tsx'
import { useFlowFacts } from '../known/use-flow-facts.ts'
import { agoWords } from './ago-words.ts'
import classes from './preview.module.css'
import { useTry } from './try-context.tsx'
import { useNodeWords } from './use-node-words.ts'
import { usePreview, usePreviewed } from './use-preview.ts'
import { usePreviewNow } from './use-preview-now.ts'
import { type VariableRow, variableRows } from './variable-rows.ts'
import { VariableValue } from './variable-value.tsx'

/** What the conversation knows: names, values, where they come from. Values can be written over. */
export function VariablesTab() {
  const { t, i18n } = useTranslation()
  const preview = usePreview()
  const attempt = useTry()
  const view = usePreviewed(context => context.view)
  const document = useDocument(all => all)
  const descriptors = useSeen(seen => seen.descriptors)
  const facts = useFlowFacts()
  const words = useNodeWords()
  const now = usePreviewNow()
  const rows = useMemo(
    () => (view ? variableRows({ view, document, facts, descriptors }) : []),
    [view, document, facts, descriptors],
  )
  if (rows.length === 0) return <p className={classes.nothing}>{t('editor.preview.vars.none')}</p>

  const writer = ({ path }: VariableRow) => {
    const [of = '', name = ''] = split(path)
    if (of === 'vars') return (value: string | number | boolean) => attempt(preview.setVars({ [name]: value }))
    if (of === 'contact')
      return (value: string | number | boolean) =>
        attempt(preview.pretend({ contact: { ...textsOf(view?.contact), [name]: String(value) } }))
    return undefined
  }
  const origin = ({ at, node, from, isAwaited }: VariableRow): string => {
    if (isAwaited) return t('editor.preview.vars.thisNode')
    if (from) return t(`editor.preview.vars.from.${from}`)
    return at === undefined
      ? ''
      : t('editor.preview.vars.set', { ago: agoWords(at - now, dated(i18n.language)), node: (node && words(node)?.title) ?? '' })
  }
  return (
    <dl className={classes.rows}>
      {rows.map(row => (
        <div key={row.path} className={classes.row}>
          <dt title={row.name}>{row.name}</dt>
          <dd>
            <VariableValue name={row.name} value={row.value} isAwaited={row.isAwaited} write={writer(row)} />
          </dd>
          <dd className={classes.origin} title={origin(row)}>
            {origin(row)}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function split(path: string): readonly string[] {
  const dot = path.indexOf('.')
  return [path.slice(0, dot), path.slice(dot + 1)]
}

function textsOf(contact: Readonly<Record<string, unknown>> | null | undefined): Record<string, string> {
  return Object.fromEntries(Object.entries(contact ?? {}).map(([name, value]) => [name, String(value)]))
}
