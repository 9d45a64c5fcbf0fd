import { useMemo } from 'react'
import type { Flow } from '../../runtime/flow/model.ts'
import { useAnswer } from '../api/use-answer.ts'
import { thumbnailHeight, thumbnailOf, thumbnailWidth, tileHeight, tileWidth } from './thumbnail-of.ts'

/** A flow in small, drawn from the flow itself. What it is stands beside it. */
export function FlowThumbnail({ flow }: { readonly flow: Pick<Flow, 'nodes' | 'edges'> }) {
  const { data: plugins } = useAnswer('GET /api/plugins')
  const { tiles, lines } = useMemo(() => thumbnailOf(flow), [flow])
  const colours = useMemo(() => new Map((plugins ?? []).map(({ id, category }) => [id, colourOf(category)])), [plugins])
  return (
    <svg viewBox={`0 0 ${thumbnailWidth} ${thumbnailHeight}`} width={thumbnailWidth} height={thumbnailHeight} aria-hidden="true">
      {lines.map(({ id, path }) => (
        <path key={id} d={path} fill="none" stroke="var(--edge)" strokeWidth={1.5} />
      ))}
      {tiles.map(({ id, action, x, y }) => (
        <g key={id} transform={`translate(${x} ${y})`}>
          <rect width={tileWidth} height={tileHeight} rx={5} fill="var(--surface)" stroke="var(--line-2)" />
          <rect x={4} y={4} width={8} height={8} rx={2.5} fill={colours.get(action) ?? 'var(--cat-trigger)'} />
          <rect x={16} y={6.5} width={16} height={3} rx={1.5} fill="var(--line-2)" />
        </g>
      ))}
    </svg>
  )
}

function colourOf(category: unknown): string {
  return typeof category === 'string' && category !== 'triggers' ? `var(--cat-${category})` : 'var(--cat-trigger)'
}
