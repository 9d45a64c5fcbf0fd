import { ActionIcon, Button, FileButton, Popover } from '@mantine/core'
import { IconPhotoSearch, IconUpload, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnswer } from '../../../api/use-answer.ts'
import { useErrorWords } from '../../../ui/error-words.ts'
import { FieldBox } from '../field-box.tsx'
import type { FieldProps } from '../field-props.ts'
import { fieldId } from '../form-context.tsx'
import classes from './media.module.css'
import { MediaList } from './media-list.tsx'
import { MediumPreview } from './medium-preview.tsx'
import { useUpload } from './use-upload.ts'

/** A picture, film, sound or file: one that is there, or one that is brought here. */
export function MediaField({ owner, path, value, label, help, error, isReadOnly, change, leave }: FieldProps) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const id = fieldId(owner, path)
  const [isListed, setListed] = useState(false)
  const [isOver, setOver] = useState(false)
  const { data } = useAnswer('GET /api/media', { query: { limit: 100 } })
  const upload = useUpload()
  const given = typeof value === 'string' && value !== '' ? value : undefined
  const medium = data?.media.find(each => each.id === given)
  const put = (next: string | undefined): void => {
    change(next)
    leave()
  }
  const take = (file: File | null | undefined): void => {
    if (file && !isReadOnly) upload.mutate(file, { onSuccess: put })
  }
  return (
    <FieldBox id={id} label={label} help={help} error={upload.error ? words(upload.error) : error}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is one more way; the buttons in it do the same */}
      <div
        className={classes.field}
        data-over={isOver || undefined}
        data-invalid={error !== undefined || upload.error !== null || undefined}
        onDragOver={event => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={event => {
          event.preventDefault()
          setOver(false)
          take(event.dataTransfer.files[0])
        }}
      >
        {given !== undefined && (
          <div className={classes.chosen}>
            <MediumPreview key={given} id={given} type={medium?.type} />
            <span className={classes.name} title={medium?.name ?? given}>
              <bdi>{medium?.name ?? given}</bdi>
            </span>
            {!isReadOnly && (
              <ActionIcon aria-label={t('editor.panel.media.remove')} onClick={() => put(undefined)}>
                <IconX size={14} stroke={1.75} aria-hidden="true" />
              </ActionIcon>
            )}
          </div>
        )}
        {!isReadOnly && (
          <div className={classes.ways}>
            <FileButton onChange={take}>
              {props => (
                <Button
                  {...props}
                  id={`${id}-upload`}
                  variant="default"
                  size="xs"
                  loading={upload.isPending}
                  leftSection={<IconUpload size={14} stroke={1.75} />}
                >
                  {t('editor.panel.media.upload')}
                </Button>
              )}
            </FileButton>
            <Popover opened={isListed} onChange={setListed} position="bottom-end" width={280} trapFocus>
              <Popover.Target>
                <Button
                  variant="subtle"
                  size="xs"
                  leftSection={<IconPhotoSearch size={14} stroke={1.75} />}
                  onClick={() => setListed(!isListed)}
                >
                  {t('editor.panel.media.choose')}
                </Button>
              </Popover.Target>
              <Popover.Dropdown p={8} aria-label={t('editor.panel.media.choose')}>
                <MediaList
                  chosen={given}
                  onPick={picked => {
                    setListed(false)
                    upload.reset()
                    put(picked)
                  }}
                />
              </Popover.Dropdown>
            </Popover>
          </div>
        )}
        {given === undefined && !isReadOnly && <p className={classes.hint}>{t('editor.panel.media.drop')}</p>}
      </div>
    </FieldBox>
  )
}
