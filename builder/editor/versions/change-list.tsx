import { IconCirclePlus, IconCircleX, IconNote, IconPencil, IconRoute, IconSettings } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { FlowNode } from '../../../runtime/flow/model.ts'
import { useCards } from '../canvas/canvas-view.tsx'
import type { ChangeLine } from './change-lines.ts'
import { LeafList } from './leaf-list.tsx'
import { Turn } from './turn.tsx'
import classes from './versions.module.css'

interface ChangeListProps {
  readonly lines: readonly ChangeLine[]
  /** Leads to a node, where there is a canvas to see it on. */
  readonly onShow?: ((node: string) => void) | undefined
}

/** What changed, in words: a line for each thing, with what it was before. */
export function ChangeList({ lines, onShow }: ChangeListProps) {
  return (
    <ul className={classes.changes}>
      {lines.map(line => (
        <li key={keyOf(line)} data-what={line.what}>
          <Line line={line} onShow={onShow} />
        </li>
      ))}
    </ul>
  )
}

const keyOf = (line: ChangeLine): string =>
  [line.what, 'node' in line ? line.node.id : '', 'port' in line ? line.port : ''].join(' ')

const signs = {
  added: IconCirclePlus,
  removed: IconCircleX,
  renamed: IconPencil,
  changed: IconPencil,
  rewired: IconRoute,
  flow: IconSettings,
  sheets: IconNote,
}

function Line({ line, onShow }: { readonly line: ChangeLine; readonly onShow: ChangeListProps['onShow'] }) {
  const { t } = useTranslation()
  const cards = useCards()
  const Sign = signs[line.what]
  const title = (node: FlowNode | undefined): string => (node ? cards.of(node).title : t('editor.versions.nowhere'))
  const node = 'node' in line ? line.node : undefined
  return (
    <>
      <Sign size={16} stroke={1.75} aria-hidden="true" />
      <div>
        <div className={classes.what}>
          {node && onShow ? (
            <button type="button" onClick={() => onShow(node.id)}>
              {title(node)}
            </button>
          ) : (
            node && <b>{title(node)}</b>
          )}
          <span>
            {line.what === 'sheets'
              ? t('editor.versions.change.sheets', { count: line.count })
              : t(`editor.versions.change.${line.what}`)}
          </span>
        </div>
        {line.what === 'renamed' && <Turn before={title(line.before)} after={title(line.node)} />}
        {line.what === 'rewired' && (
          <Turn
            label={cards.of(line.node).ports.find(({ id }) => id === line.port)?.label ?? line.port}
            before={title(line.before)}
            after={title(line.after)}
          />
        )}
        {(line.what === 'changed' || line.what === 'flow') && <LeafList leaves={line.leaves} node={node} />}
      </div>
    </>
  )
}
