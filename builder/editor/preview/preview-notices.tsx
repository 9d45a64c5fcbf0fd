import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Note } from '../../ui/note.tsx'
import { useCanvasView } from '../canvas/canvas-view.tsx'
import { useEditor } from '../editor-context.tsx'
import { CallCard } from './call-card.tsx'
import { HandoffCard } from './handoff-card.tsx'
import classes from './preview.module.css'
import { startPreview } from './start-preview.ts'
import { TimerBar } from './timer-bar.tsx'
import { useNodeWords } from './use-node-words.ts'
import { usePreview, usePreviewed, usePreviewState } from './use-preview.ts'

/** What the conversation waits for, between the chat and what is known of it. */
export function PreviewNotices() {
  const { t } = useTranslation()
  const preview = usePreview()
  const state = usePreviewState()
  const view = usePreviewed(context => context.view)
  if (!view) return null
  const { owner, status } = view.conversation
  return (
    <div className={classes.notices}>
      {state === 'outdated' && (
        <div className={classes.timer}>
          <p>{t('editor.preview.outdated')}</p>
          <Button size="xs" onClick={preview.start}>
            {t('editor.preview.restart')}
          </Button>
        </div>
      )}
      <BeginsAt />
      {view.trouble && <Trouble {...view.trouble} />}
      {status === 'closed' && (
        <div className={classes.timer}>
          <p>{t('editor.preview.over')}</p>
          <Button size="xs" variant="default" onClick={preview.start}>
            {t('editor.preview.restart')}
          </Button>
        </div>
      )}
      {status !== 'closed' && owner !== 'bot' && <HandoffCard owner={owner} />}
      {view.calls.map(call => (
        <CallCard key={call.id} call={call} />
      ))}
      <TimerBar />
    </div>
  )
}

/** It began in the middle of the flow: says where, and how to begin at the beginning. */
function BeginsAt() {
  const { t } = useTranslation()
  const editor = useEditor()
  const words = useNodeWords()
  const start = usePreviewed(({ wish }) => wish?.start)
  const title = start === undefined ? undefined : words(start)?.title
  if (title === undefined) return null
  return (
    <div className={classes.timer}>
      <p>{t('editor.preview.beginsAt', { node: title })}</p>
      <Button size="xs" variant="default" onClick={() => startPreview(editor)}>
        {t('editor.preview.fromBeginning')}
      </Button>
    </div>
  )
}

/** Why the flow could not go on, and where. */
function Trouble({
  reason,
  node,
  detail,
}: {
  readonly reason: string
  readonly node?: string | undefined
  readonly detail?: string | undefined
}) {
  const { t } = useTranslation()
  const words = useNodeWords()
  const { show } = useCanvasView()
  const title = node === undefined ? undefined : words(node)?.title
  return (
    <Note tone="bad">
      {title === undefined || node === undefined ? (
        t('editor.preview.trouble.somewhere')
      ) : (
        <>
          {t('editor.preview.trouble.at')}{' '}
          <button type="button" className={classes.nodeLink} onClick={() => show([node])}>
            {title}
          </button>
        </>
      )}
      <p className={classes.detail}>{detailWords(detail) ?? reason}</p>
    </Note>
  )
}

/** What is wrong, out of what the log keeps of an error. */
function detailWords(detail: string | undefined): string | undefined {
  try {
    const read: unknown = JSON.parse(detail ?? '')
    return typeof read === 'object' && read !== null && 'what' in read && typeof read.what === 'string' ? read.what : detail
  } catch {
    return detail
  }
}
