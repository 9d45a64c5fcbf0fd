import { useTranslation } from 'react-i18next'
import { KeyHint } from '../../ui/key-hint.tsx'
import classes from './composer.module.css'
import type { Completing, CompletionOption } from './use-completion.ts'

interface CompletionListProps {
  readonly id: string
  readonly completing: Completing
  onPick(option: CompletionOption): void
}

/** What fits while one writes: arrows move, Enter takes. */
export function CompletionList({ id, completing, onPick }: CompletionListProps) {
  const { t } = useTranslation()
  const { found, options, at } = completing
  const title = found.of === 'snippet' ? t('inbox.composer.snippetsFor', { word: found.word }) : t('inbox.composer.people')
  return (
    <div className={classes.list}>
      <div className={classes.listTitle} aria-hidden="true">
        {title}
      </div>
      <div id={id} role="listbox" aria-label={title}>
        {options.map((option, place) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus, and the keys
          <div
            key={option.id}
            id={`${id}-${place}`}
            role="option"
            tabIndex={-1}
            aria-selected={place === at}
            className={classes.option}
            // The field keeps the focus.
            onMouseDown={event => event.preventDefault()}
            onClick={() => onPick(option)}
            ref={element => {
              if (place === at) element?.scrollIntoView({ block: 'nearest' })
            }}
          >
            <b>{option.title}</b>
            <span>{option.text}</span>
            {place === at && <KeyHint keys="Enter" />}
          </div>
        ))}
      </div>
    </div>
  )
}
