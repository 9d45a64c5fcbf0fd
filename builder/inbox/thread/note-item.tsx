import { IconLock } from '@tabler/icons-react'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { keyed } from '../parts/keyed.ts'
import { PlainText } from '../parts/markdown.tsx'
import type { Times } from '../parts/use-times.ts'
import type { NoteView } from '../state/thread-items.ts'
import classes from './thread.module.css'

interface NoteItemProps {
  readonly entry: Pick<NoteView, 'text' | 'mentions' | 'at'>
  readonly by: string
  readonly times: Times
}

/** A note: only the team sees it, and it looks so. */
export function NoteItem({ entry, by, times }: NoteItemProps) {
  const { t } = useTranslation()
  const pieces = piecesOf(
    entry.text,
    (entry.mentions ?? []).map(({ name }) => `@${name}`),
  )
  return (
    <div className={classes.note}>
      <IconLock size={14} stroke={1.75} aria-hidden="true" />
      <div>
        <div className={classes.noteBy}>
          <b>
            <bdi>{by}</bdi>
          </b>{' '}
          {t('inbox.note.head', { time: times.clock(entry.at) })}
        </div>
        <div className={classes.plain} dir="auto">
          {keyed(pieces).map(({ key, item }) => (
            <Fragment key={key}>
              {item.isName ? <span className={classes.chip}>{item.text}</span> : <PlainText text={item.text} />}
            </Fragment>
          ))}
        </div>
      </div>
    </div>
  )
}

interface Piece {
  readonly text: string
  readonly isName: boolean
}

/** The text, cut where somebody is named. */
function piecesOf(text: string, names: readonly string[]): readonly Piece[] {
  let pieces: readonly Piece[] = [{ text, isName: false }]
  for (const name of names.toSorted((a, b) => b.length - a.length))
    pieces = pieces.flatMap(piece => {
      if (piece.isName) return [piece]
      return piece.text
        .split(name)
        .flatMap((part, at) => [...(at > 0 ? [{ text: name, isName: true }] : []), { text: part, isName: false }])
    })
  return pieces.filter(piece => piece.text)
}
