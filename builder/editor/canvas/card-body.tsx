import { useTranslation } from 'react-i18next'
import type { CardBlock } from '../picture/card.ts'
import { type Piece, plainText } from '../picture/pieces.ts'
import classes from './card.module.css'

interface CardBodyProps {
  readonly blocks: readonly CardBlock[]
  /** What a way of the config leads to is called. */
  readonly leads: string | undefined
}

/** What a card says: each part has as many lines as its geometry counts. */
export function CardBody({ blocks, leads }: CardBodyProps) {
  return (
    <div className={classes.body}>
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: nothing is known of a part but its place
        <Block key={index} block={block} leads={leads} />
      ))}
    </div>
  )
}

function Block({ block, leads }: { readonly block: CardBlock; readonly leads: string | undefined }) {
  if (block.type === 'way')
    return (
      <div className={classes.line} data-lines={1}>
        {block.label}: <b className={classes.strong}>{leads ?? block.id}</b>
      </div>
    )
  const text = (
    <div className={classes.text} data-lines={block.lines} title={plainText(block.pieces)}>
      <Pieces pieces={block.pieces} />
    </div>
  )
  return block.type === 'bubble' ? <div className={classes.bubble}>{text}</div> : text
}

function Pieces({ pieces }: { readonly pieces: readonly Piece[] }) {
  const { t } = useTranslation()
  return pieces.map((piece, index) =>
    'text' in piece ? (
      piece.text
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: nothing is known of a chip but its place
      <span key={index} className={classes.chip}>
        {piece.chip}
        {piece.otherwise !== undefined && (
          <i className={classes.otherwise}>
            {' '}
            {t('editor.canvas.card.or')} {piece.otherwise}
          </i>
        )}
      </span>
    ),
  )
}
