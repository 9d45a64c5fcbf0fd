import type { EdgeProps } from '@xyflow/react'
import { type KeyboardEvent, type MouseEvent, memo } from 'react'
import { useTranslation } from 'react-i18next'
import { useDocument, useEditor, useSeen } from '../editor-context.tsx'
import { lanesBetween } from '../picture/lanes.ts'
import type { WayEdge } from '../picture/picture.ts'
import { wayNameId } from '../picture/project-edges.ts'
import { wayPath } from '../picture/way-path.ts'
import { tool } from '../tools/tool.ts'
import { useCards } from './canvas-view.tsx'
import classes from './edge.module.css'

/** A connection between two nodes. What can be done with it shows when it is pointed at, focused or selected. */
export const Way = memo(WayOf, (a, b) => drawn.every(key => a[key] === b[key]))

const drawn = ['sourceX', 'sourceY', 'targetX', 'targetY', 'data', 'selected', 'selectable'] as const

function WayOf({ id, source, target, data, sourceX, sourceY, targetX, targetY, deletable }: EdgeProps<WayEdge>) {
  const cards = useCards()
  const ends = { source, target, sourceX, sourceY, targetX, targetY }
  const lane = useDocument(document => lanesBetween(cards).of(document, ends))
  const { d, middle } = wayPath(ends, lane)
  const { isException, isLit, isPaled } = data ?? plain
  const isNear = useSeen(({ selection }) => selection.items.has(source))
  return (
    <>
      <WayName id={id} />
      <path
        className={`react-flow__edge-path ${classes.way}`}
        d={d}
        data-exception={isException || undefined}
        data-near={isNear || undefined}
        data-lit={isLit || undefined}
        data-paled={isPaled || undefined}
      />
      {isLit && <path className={classes.pulse} d={d} />}
      <path className={`react-flow__edge-interaction ${classes.reach}`} d={d} />
      {deletable !== false && <EdgeButtons id={id} x={middle.x} y={middle.y} />}
    </>
  )
}

const plain = { isException: false, isLit: false, isPaled: false }

/** What the edge is called, for those who do not see it: with the names that both its ends have now. */
function WayName({ id }: { readonly id: string }) {
  const { t } = useTranslation()
  const cards = useCards()
  const name = useDocument(({ nodes, edges }) => {
    const edge = edges.get(id)
    const [source, target] = [nodes.get(edge?.source ?? ''), nodes.get(edge?.target ?? '')]
    if (!edge || !source || !target) return ''
    const from = cards.of(source)
    const port = from.ports.find(each => each.id === edge.port)?.label ?? edge.port
    return t('editor.canvas.edge.label', { from: from.title, port, to: cards.of(target).title })
  })
  return <desc id={wayNameId(id)}>{name}</desc>
}

function EdgeButtons({ id, x, y }: { readonly id: string; readonly x: number; readonly y: number }) {
  const { t } = useTranslation()
  const editor = useEditor()
  const insert = (target: Element): void => {
    const { left, top, width, height } = target.getBoundingClientRect()
    tool.set({ tool: 'add', at: { x: left + width / 2, y: top + height / 2 }, where: { to: 'edge', edge: id } })
  }
  const remove = (): void => editor.edit('removeItems', { edges: new Set([id]) })
  return (
    <g className={classes.buttons} transform={`translate(${x} ${y})`}>
      <EdgeButton label={t('editor.canvas.edge.insert')} at={-14} run={insert} d="M-5 0H5M0 -5V5" />
      <EdgeButton label={t('editor.canvas.edge.delete')} at={14} run={remove} d="M-4 -4L4 4M4 -4L-4 4" />
    </g>
  )
}

interface EdgeButtonProps {
  readonly label: string
  /** Beside the middle, px. */
  readonly at: number
  readonly d: string
  run(target: Element): void
}

function EdgeButton({ label, at, d, run }: EdgeButtonProps) {
  const press = (event: MouseEvent | KeyboardEvent): void => {
    event.preventDefault()
    event.stopPropagation()
    run(event.currentTarget)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: no button of HTML stands within a drawing
    <g
      className={classes.button}
      role="button"
      tabIndex={0}
      aria-label={label}
      transform={`translate(${at} 0)`}
      onClick={press}
      onKeyDown={event => {
        if (event.key === 'Enter' || event.key === ' ') press(event)
      }}
    >
      <title>{label}</title>
      <circle r={12} />
      <path d={d} />
    </g>
  )
}
