import { Handle, Position } from '@xyflow/react'
import type { KeyboardEvent, MouseEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { cardSizes } from '../picture/card.ts'
import { type CardData, wayIn } from '../picture/picture.ts'
import { tool } from '../tools/tool.ts'
import classes from './card.module.css'

interface CardPortsProps {
  readonly id: string
  readonly data: CardData
  readonly isConnectable: boolean
}

/** The ways out of a card, each with its mark on the border, and the one way in. */
export function CardPorts({ id, data, isConnectable }: CardPortsProps) {
  const { t } = useTranslation()
  const { card, ends } = data
  const add = (port: string, target: Element): void => {
    const { left, top, width, height } = target.getBoundingClientRect()
    const at = { x: left + width, y: top + height / 2 }
    tool.set({ tool: 'add', at, where: { to: 'port', node: id, port } })
  }
  const [first] = card.ports
  return (
    <>
      {!card.isTrigger && (
        <Handle
          id={wayIn}
          type="target"
          position={Position.Left}
          className={classes.entry}
          style={{ top: cardSizes.head / 2 }}
          isConnectable={isConnectable}
          isConnectableStart={false}
        />
      )}
      {first && <div className={classes.rule} style={{ insetBlockStart: first.y - first.height / 2 - cardSizes.portsPadding }} />}
      {card.ports.map(({ id: port, label, y, height, isException, rule, isLost }) => {
        const end = ends.get(port)
        const words =
          end === undefined
            ? t('editor.canvas.node.portFree', { port: label })
            : t('editor.canvas.node.port', { port: label, name: end })
        return (
          <div
            key={port}
            className={classes.port}
            style={{ insetBlockStart: y - height / 2, blockSize: height }}
            data-exception={isException || undefined}
            data-rule={rule === undefined ? undefined : ''}
            data-lost={isLost}
          >
            {rule !== undefined && <span className={classes.number}>{rule}</span>}
            <span className={classes.label} title={label}>
              {label}
            </span>
            <Handle
              id={port}
              type="source"
              position={Position.Right}
              className={classes.mark}
              isConnectable={isConnectable}
              isConnectableEnd={false}
              role="button"
              tabIndex={isConnectable ? -1 : undefined}
              aria-label={words}
              aria-disabled={!isConnectable || undefined}
              onClick={(event: MouseEvent) => {
                event.stopPropagation()
                if (isConnectable) add(port, event.currentTarget)
              }}
              onKeyDown={(event: KeyboardEvent) => {
                if (!isConnectable || (event.key !== 'Enter' && event.key !== ' ')) return
                event.preventDefault()
                event.stopPropagation()
                add(port, event.currentTarget)
              }}
            />
          </div>
        )
      })}
    </>
  )
}
