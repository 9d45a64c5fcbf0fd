import { useTranslation } from 'react-i18next'
import { dated } from '../../ui/time-text.tsx'
import { useDocument, useSeen } from '../editor-context.tsx'
import { wordsOf } from '../panel/words-of.ts'
import type { Conflict } from '../state/conflict.ts'
import { leavesBetween } from '../versions/leaves-between.ts'

/** A conflict as people read it. */
export interface ConflictWords {
  readonly title: string
  readonly lines: readonly { readonly key: string; readonly place: string; readonly ours: string; readonly other: string }[]
}

/** More than one takes in at once. */
const most = 5

/** Of a record all but its config. */
const parts = ['name', 'note', 'phrases', 'text', 'title'] as const
const settings = ['name', 'kind', 'channel', 'inbox', 'languages', 'target', 'display'] as const
const settingOf = (key: string): (typeof settings)[number] | 'options' => settings.find(name => name === key) ?? 'options'

/** What is called how, and what each of the two wrote there. */
export function useConflictWords(conflict: Conflict, nameOf: (node: string) => string): ConflictWords {
  const { t, i18n } = useTranslation()
  const languages = useDocument(({ settings }) => settings.languages)
  const descriptors = useSeen(session => session.descriptors)
  const { kind, id, mine, theirs } = conflict
  const action = at(mine ?? theirs, 'action')
  const texts = descriptors.get(action)?.texts
  const labels = [texts?.[i18n.language]?.fields, texts?.en.fields]
  const tongues = new Intl.DisplayNames(dated(i18n.language), { type: 'language' })

  const titles: Readonly<Record<Conflict['kind'], () => string>> = {
    settings: () => t('editor.save.conflict.settings'),
    nodes: () => at(mine ?? theirs, 'name') || (texts?.[i18n.language]?.name ?? texts?.en.name ?? nameOf(id)),
    edges: () => t('editor.save.conflict.edgeFrom', { name: nameOf(at(mine ?? theirs, 'source')) }),
    notes: () => t('editor.save.conflict.note'),
    frames: () => at(mine ?? theirs, 'title') || t('editor.save.conflict.frame'),
  }
  const labelOf = (first: string, second: string): string => {
    const part = parts.find(name => name === first)
    return part ? t(`editor.save.conflict.part.${part}`) : wordsOf(labels, [second]).label
  }
  const placeOf = (path: readonly string[]): string => {
    const [first = '', second = '', ...rest] = path
    if (kind === 'edges') return t('editor.save.conflict.leadsTo')
    const label = kind === 'settings' ? t(`editor.versions.setting.${settingOf(first)}`) : labelOf(first, second)
    const last = rest.at(-1) ?? ''
    return languages.includes(last) ? `${label}, ${tongues.of(last) ?? last}` : label
  }
  const word = (value: unknown): string => {
    if (kind === 'edges' && typeof value === 'string') return nameOf(value)
    return value === undefined || value === '' ? t('editor.save.conflict.nothing') : said(value)
  }
  const leaves = mine === undefined || theirs === undefined ? [] : leavesBetween(mine, theirs)
  return {
    title: titles[kind](),
    lines: leaves.slice(0, most).map(({ path, before, after }) => ({
      key: path.join('.'),
      place: placeOf(path),
      ours: word(before),
      other: word(after),
    })),
  }
}

const at = (record: unknown, key: string): string => {
  const value: unknown =
    typeof record === 'object' && record !== null ? Object.entries(record).find(([name]) => name === key)?.[1] : ''
  return typeof value === 'string' ? value : ''
}

const said = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))
