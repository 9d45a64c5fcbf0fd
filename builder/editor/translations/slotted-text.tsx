import { Fragment } from 'react'
import { piecesOf } from '../../../plugins/kit/template.ts'
import classes from './translations.module.css'

/** A text with what is filled in standing out, as it is written. */
export function SlottedText({ text }: { readonly text: string }) {
  let at = 0
  return piecesOf(text).map(piece => {
    const words = piece.type === 'text' ? piece.text : piece.source
    const key = at
    at += words.length
    return piece.type === 'text' ? (
      <Fragment key={key}>{words}</Fragment>
    ) : (
      <span key={key} className={classes.slot}>
        {words}
      </span>
    )
  })
}
