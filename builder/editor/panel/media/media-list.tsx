import { ScrollArea, UnstyledButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useAnswer } from '../../../api/use-answer.ts'
import { useErrorWords } from '../../../ui/error-words.ts'
import classes from './media.module.css'
import { MediumPreview } from './medium-preview.tsx'

interface MediaListProps {
  readonly chosen: string | undefined
  onPick(id: string): void
}

/** The team's media, newest first. */
export function MediaList({ chosen, onPick }: MediaListProps) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const { data, error } = useAnswer('GET /api/media', { query: { limit: 100 } })
  if (error) return <p className={classes.hint}>{words(error)}</p>
  if (data?.media.length === 0) return <p className={classes.hint}>{t('editor.panel.media.none')}</p>
  return (
    <ScrollArea.Autosize mah={280} type="auto">
      <ul className={classes.grid}>
        {data?.media.map(({ id, name, type }) => (
          <li key={id}>
            <UnstyledButton className={classes.medium} aria-pressed={id === chosen} onClick={() => onPick(id)}>
              <MediumPreview id={id} type={type} />
              <span className={classes.name} title={name}>
                <bdi>{name}</bdi>
              </span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </ScrollArea.Autosize>
  )
}
