import { useTranslation } from 'react-i18next'
import type { LiveFrameOf } from '../../live/contract.ts'
import classes from './thread.module.css'

interface TypingLineProps {
  readonly visitor: string
  readonly isVisitorTyping: boolean
  readonly lookers: LiveFrameOf<'looking'>['users']
}

/** Who writes now: the visitor, or colleagues. Its place is kept, so that nothing jumps. */
export function TypingLine({ visitor, isVisitorTyping, lookers }: TypingLineProps) {
  const { t } = useTranslation()
  const writing = [...(isVisitorTyping ? [visitor] : []), ...lookers.filter(({ typing }) => typing).map(({ name }) => name)]
  return (
    <div className={classes.typing} role="status">
      {writing.length > 0 && (
        <>
          <span className={classes.dots} aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
          {t('inbox.typing', { names: writing.join(', '), count: writing.length })}
        </>
      )}
    </div>
  )
}
