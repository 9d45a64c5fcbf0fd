import { ActionIcon, TextInput } from '@mantine/core'
import { IconChevronDown, IconChevronUp, IconSearch, IconX } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActionTile } from '../../ui/action-tile.tsx'
import { useCanvasView } from '../canvas/canvas-view.tsx'
import { useDocument, useEditor, useSeen } from '../editor-context.tsx'
import { focusNode } from '../keyboard/focus-node.ts'
import { readingOrder } from '../keyboard/reading-order.ts'
import { useGround } from '../place/use-ground.ts'
import { findInFlow, type Hit } from './find-in-flow.ts'
import classes from './search.module.css'

/** So many are listed; the number says how many there are. */
const shown = 60

/** Finds what says a text, lists it, and goes from one to the next on the canvas. */
export function SearchBar({ onClose }: { onClose(): void }) {
  const { t } = useTranslation()
  const editor = useEditor()
  const view = useCanvasView()
  const [query, setQuery] = useState('')
  const hits = useHits(query)
  const [picked, setPicked] = useState<string>()
  const at = hits.findIndex(hit => hit.id === picked)
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    list.current?.querySelector('[data-picked]')?.scrollIntoView({ block: 'nearest' })
  })

  const go = (hit: Hit | undefined): void => {
    if (!hit) return
    setPicked(hit.id)
    editor.select({ items: new Set([hit.id]) })
    view.show([hit.id])
  }
  const step = (by: 1 | -1): void => go(hits[at < 0 ? (by > 0 ? 0 : hits.length - 1) : (at + by + hits.length) % hits.length])
  const leave = (): void => {
    onClose()
    if (picked !== undefined) focusNode(picked)
  }
  const hear = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') leave()
    else if (event.key === 'Enter') step(event.shiftKey ? -1 : 1)
    else if (event.key === 'ArrowDown') step(1)
    else if (event.key === 'ArrowUp') step(-1)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <search className={classes.bar} aria-label={t('editor.search.label')}>
      <div className={classes.line}>
        <TextInput
          className={classes.field ?? ''}
          variant="unstyled"
          type="search"
          autoFocus
          aria-label={t('editor.search.label')}
          placeholder={t('editor.search.placeholder')}
          leftSection={<IconSearch size={16} stroke={1.75} aria-hidden="true" />}
          value={query}
          onChange={event => {
            setQuery(event.currentTarget.value)
            setPicked(undefined)
          }}
          onKeyDown={hear}
        />
        <span className={classes.count} role="status">
          {query !== '' &&
            (hits.length === 0 ? t('editor.search.none') : t('editor.search.count', { at: at + 1, count: hits.length }))}
        </span>
        <ActionIcon aria-label={t('editor.search.previous')} disabled={hits.length === 0} onClick={() => step(-1)}>
          <IconChevronUp size={16} stroke={1.75} aria-hidden="true" />
        </ActionIcon>
        <ActionIcon aria-label={t('editor.search.next')} disabled={hits.length === 0} onClick={() => step(1)}>
          <IconChevronDown size={16} stroke={1.75} aria-hidden="true" />
        </ActionIcon>
        <ActionIcon aria-label={t('editor.search.close')} onClick={leave}>
          <IconX size={16} stroke={1.75} aria-hidden="true" />
        </ActionIcon>
      </div>
      {hits.length > 0 && (
        <ul ref={list} className={classes.hits}>
          {hits.slice(0, shown).map(hit => (
            <li key={hit.id}>
              <HitRow hit={hit} isPicked={hit.id === picked} onPick={() => go(hit)} />
            </li>
          ))}
        </ul>
      )}
    </search>
  )
}

interface HitRowProps {
  readonly hit: Hit
  readonly isPicked: boolean
  onPick(): void
}

function HitRow({ hit, isPicked, onPick }: HitRowProps) {
  const { t, i18n } = useTranslation()
  const node = useDocument(({ nodes }) => nodes.get(hit.id))
  const isNote = useDocument(({ notes }) => notes.has(hit.id))
  const descriptor = useSeen(({ descriptors }) => descriptors.get(node?.action ?? ''))
  const ground = useGround()
  const title = node ? ground.cardOf(node).title : t(isNote ? 'editor.search.note' : 'editor.search.frame')
  const { line, from, to, language } = hit
  const kind = descriptor?.texts[i18n.language]?.name ?? descriptor?.texts.en.name
  const marked = (
    <>
      {line.slice(0, from)}
      <mark>{line.slice(from, to)}</mark>
      {line.slice(to)}
    </>
  )
  const isTitle = line === title
  return (
    <button
      type="button"
      className={classes.hit}
      data-picked={isPicked || undefined}
      aria-current={isPicked || undefined}
      onClick={onPick}
    >
      <ActionTile icon={descriptor?.icon ?? (isNote ? 'pencil' : 'table')} category={descriptor?.category} />
      <span className={classes.words}>
        <span className={classes.title}>
          {isTitle ? marked : title}
          {kind !== undefined && kind !== title && <span className={classes.kind}>{kind}</span>}
        </span>
        {!isTitle && (
          <span className={classes.text} lang={language}>
            {marked}
          </span>
        )}
      </span>
      {language !== undefined && <span className={classes.language}>{language}</span>}
    </button>
  )
}

function useHits(query: string): readonly Hit[] {
  const { i18n } = useTranslation()
  const editor = useEditor()
  const ground = useGround()
  const document = useDocument(all => all)
  return useMemo(() => {
    if (query.trim() === '') return []
    const { descriptors } = editor.session.get()
    const order = readingOrder(document, descriptors, ground)
    return findInFlow(document, query, order, ({ action }) => {
      const texts = descriptors.get(action)?.texts
      return texts?.[i18n.language]?.name ?? texts?.en.name ?? action
    })
  }, [document, query, editor, ground, i18n.language])
}
