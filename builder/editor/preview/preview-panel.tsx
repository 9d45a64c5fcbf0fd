import { ActionIcon, Button, SegmentedControl, Tooltip } from '@mantine/core'
import { IconDeviceMobile, IconPlayerPlay, IconRefresh, IconX } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { useEditor, useSeen } from '../editor-context.tsx'
import { EachChannel } from './channels/each-channel.tsx'
import classes from './preview.module.css'
import { PreviewFrame } from './preview-frame.tsx'
import { PreviewNotices } from './preview-notices.tsx'
import { PreviewTabs } from './preview-tabs.tsx'
import { TryProvider } from './try-context.tsx'
import { useFollow } from './use-follow.ts'
import { usePreview, usePreviewed, usePreviewState } from './use-preview.ts'

/** Beside the canvas: the real chat on the flow as it is drawn now, and what there is to know about it. Nothing of it is kept. */
export function PreviewPanel() {
  const { t } = useTranslation()
  const preview = usePreview()
  const state = usePreviewState()
  const [isPhone, setPhone] = useState(false)
  const isEach = useSeen(({ previewView }) => previewView === 'each')
  useFollow()
  // It goes on while something else stands here; only what was closed, or never was, begins.
  useEffect(() => {
    preview.shown(true)
    if (preview.actor.getSnapshot().value === 'closed') preview.start()
    return () => preview.shown(false)
  }, [preview])
  return (
    <aside className={classes.panel} data-view={isEach ? 'each' : 'chat'} aria-label={t('editor.preview.title')}>
      <PreviewHead isPhone={isPhone} isEach={isEach} setPhone={setPhone} />
      {isEach && <EachChannel />}
      {/* The chat that is played goes on behind what is shown of each channel. */}
      <div className={classes.played} hidden={isEach}>
        {state === 'failed' ? (
          <Failed />
        ) : state === 'ended' ? (
          <EmptyState
            icon={IconPlayerPlay}
            title={t('editor.preview.ended')}
            action={<Button onClick={preview.start}>{t('editor.preview.restart')}</Button>}
          >
            {t('editor.preview.endedHint')}
          </EmptyState>
        ) : (
          <>
            <PreviewFrame isPhone={isPhone} />
            <TryProvider>
              <PreviewNotices />
              <PreviewTabs />
            </TryProvider>
          </>
        )}
      </div>
    </aside>
  )
}

function Failed() {
  const { t } = useTranslation()
  const preview = usePreview()
  const error = usePreviewed(context => context.error)
  return <ErrorState title={t('editor.preview.failed')} error={error} again={preview.start} />
}

interface HeadProps {
  readonly isPhone: boolean
  readonly isEach: boolean
  setPhone(isPhone: boolean): void
}

function PreviewHead({ isPhone, isEach, setPhone }: HeadProps) {
  const { t } = useTranslation()
  const preview = usePreview()
  const editor = useEditor()
  const close = (): void => {
    preview.close()
    editor.see({ side: undefined })
  }
  return (
    <header className={classes.head}>
      <h2>{t('editor.preview.title')}</h2>
      <SegmentedControl
        size="xs"
        aria-label={t('editor.preview.view')}
        value={isEach ? 'each' : 'chat'}
        onChange={next => editor.see({ previewView: next === 'each' ? 'each' : 'chat' })}
        data={[
          { value: 'chat', label: t('editor.preview.website') },
          { value: 'each', label: t('editor.preview.each.tab') },
        ]}
      />
      <span className={classes.space} />
      {!isEach && (
        <Tooltip label={t('editor.preview.phone')}>
          <ActionIcon aria-label={t('editor.preview.phone')} aria-pressed={isPhone} onClick={() => setPhone(!isPhone)}>
            <IconDeviceMobile size={16} stroke={1.75} aria-hidden="true" />
          </ActionIcon>
        </Tooltip>
      )}
      <Tooltip label={t('editor.preview.restart')}>
        <ActionIcon aria-label={t('editor.preview.restart')} onClick={preview.start}>
          <IconRefresh size={16} stroke={1.75} aria-hidden="true" />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={t('editor.preview.close')}>
        <ActionIcon aria-label={t('editor.preview.close')} onClick={close}>
          <IconX size={16} stroke={1.75} aria-hidden="true" />
        </ActionIcon>
      </Tooltip>
    </header>
  )
}
