import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActionTile } from '../../ui/action-tile.tsx'
import { useSeen } from '../editor-context.tsx'
import type { RowWords } from './csv-out.ts'
import { isMissing, wordingOf } from './missing.ts'
import { SlottedText } from './slotted-text.tsx'
import { TextCell } from './text-cell.tsx'
import type { TextRow } from './text-rows.ts'
import classes from './translations.module.css'

interface TranslationTableProps {
  readonly rows: readonly TextRow[]
  readonly source: string
  readonly target: string
  readonly sourceName: string
  readonly targetName: string
  wordsOf(row: TextRow): RowWords
  /** A text is being written: it stays in sight whatever is filtered. */
  keep(id: string): void
}

const rowPx = 57
const headPx = 33

/** One row per text: what it says in the first language, and what it shall say in another. Only what is in sight is drawn. */
export function TranslationTable(props: TranslationTableProps) {
  const { rows, source, target, sourceName, targetName, wordsOf, keep } = props
  const { t } = useTranslation()
  const descriptors = useSeen(session => session.descriptors)
  const scroller = useRef<HTMLDivElement>(null)
  const [focused, setFocused] = useState<string>()
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    getItemKey: index => rows[index]?.id ?? index,
    overscan: 8,
    scrollPaddingStart: headPx,
  })
  const step = (from: number, by: 1 | -1): void => {
    const next = rows[from + by]
    if (!next) return
    virtual.scrollToIndex(from + by)
    setFocused(next.id)
  }
  const isSingle = target === source
  const columns = [t('editor.translations.column.text'), sourceName, ...(isSingle ? [] : [targetName])]
  return (
    <div ref={scroller} className={classes.scroller}>
      <table className={classes.table} aria-rowcount={rows.length + 1} aria-label={t('editor.translations.label')}>
        <thead>
          <tr aria-rowindex={1} data-single={isSingle || undefined}>
            {columns.map(name => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody style={{ blockSize: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, key, start }) => {
            const row = rows[index]
            if (!row) return null
            const { node, field } = wordsOf(row)
            const descriptor = descriptors.get(row.node?.action ?? 'survey')
            const [language, name] = isSingle ? [source, sourceName] : [target, targetName]
            return (
              <tr
                key={key}
                ref={virtual.measureElement}
                data-index={index}
                data-single={isSingle || undefined}
                aria-rowindex={index + 2}
                style={{ transform: `translateY(${start}px)` }}
                onFocus={() => setFocused(row.id)}
              >
                <td className={classes.place}>
                  <ActionTile icon={row.node ? descriptor?.icon : 'forms'} category={row.node ? descriptor?.category : 'data'} />
                  <span>
                    <b title={node}>{node}</b>
                    <small title={field}>{field}</small>
                  </span>
                </td>
                {!isSingle && (
                  <td className={classes.source} lang={source} dir="auto">
                    <SlottedText text={wordingOf(row, source) ?? ''} />
                  </td>
                )}
                <td>
                  <TextCell
                    row={row}
                    language={language}
                    label={t('editor.translations.cell', { node, field, language: name })}
                    isMissing={isMissing(row, language)}
                    hasFocus={row.id === focused}
                    step={by => step(index, by)}
                    changed={() => keep(row.id)}
                  />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
