import type { NodeProps } from '@xyflow/react'
import { memo } from 'react'
import { ActionTile } from '../../ui/action-tile.tsx'
import type { CardNode } from '../picture/picture.ts'
import classes from './card.module.css'
import { CardBadges } from './card-badges.tsx'
import { CardBody } from './card-body.tsx'
import { CardPorts } from './card-ports.tsx'
import { useIsFar } from './far.ts'

/** A node of the flow. Drawn again only when something of it changes: not when it is moved. */
export const NodeCard = memo(
  Card,
  (a, b) => a.data === b.data && a.selected === b.selected && a.isConnectable === b.isConnectable,
)

function Card({ id, data, selected, isConnectable }: NodeProps<CardNode>) {
  const { card, isPaled, step, isHere, mark } = data
  const isFar = useIsFar()
  const look = {
    'data-category': card.icon === undefined ? undefined : card.category,
    'data-missing': card.missing === undefined ? undefined : true,
    'data-trigger': card.isTrigger || undefined,
    'data-selected': selected || undefined,
    'data-lit': step !== undefined || undefined,
    'data-here': isHere || undefined,
    'data-paled': isPaled || undefined,
    'data-mark': mark,
  }
  if (isFar) return <div className={classes.far} {...look} />
  return (
    <div className={classes.card} {...look}>
      <div className={classes.head}>
        <ActionTile icon={card.icon} category={card.icon === undefined ? undefined : card.category} />
        <div className={classes.names}>
          {card.kind !== undefined && <div className={classes.kind}>{card.kind}</div>}
          <div className={classes.title} title={card.title}>
            {card.title}
          </div>
        </div>
      </div>
      {card.body.length > 0 && <CardBody blocks={card.body} leads={data.leads} />}
      <CardPorts id={id} data={data} isConnectable={isConnectable} />
      <CardBadges data={data} />
    </div>
  )
}
