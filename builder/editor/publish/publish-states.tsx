import { Anchor, Button } from '@mantine/core'
import { IconCircleCheck, IconExternalLink } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ProblemView } from '../../../runtime/api/contract.ts'
import { useClient } from '../../api/api-context.tsx'
import { useAnswer } from '../../api/use-answer.ts'
import { keyed } from '../../inbox/parts/keyed.ts'
import { Bones } from '../../ui/bones.tsx'
import { ErrorNote, Note } from '../../ui/note.tsx'
import page from '../../ui/page.module.css'
import { useChannelName } from '../page/use-channel-name.ts'
import classes from './publish.module.css'
import type { Prepared } from './publish-machine.ts'

/** While it is found out what there is to know. */
export function Checking() {
  const { t } = useTranslation()
  return (
    <div className={page.formWide}>
      <p>{t('editor.publish.checking')}</p>
      <Bones rows={2} height={40} />
    </div>
  )
}

interface DoneProps {
  readonly prepared: Prepared
  readonly version: number
  onClose(): void
}

/** It is published: who meets it now, and where to see that. */
export function Done({ prepared: { draft, last, isLive }, version, onClose }: DoneProps) {
  const { t } = useTranslation()
  const client = useClient()
  const channel = useChannelName(draft.channel)
  const isOn = !last || isLive
  const { data: flows = [] } = useAnswer('GET /api/flows')
  // Flows are listed as they are tried: the first that is on answers.
  const before = flows.slice(
    0,
    flows.findIndex(({ id }) => id === draft.id),
  )
  const other = before.find(flow => flow.live && flow.channel === draft.channel)?.name
  return (
    <div className={page.formWide}>
      <p className={classes.done}>
        <IconCircleCheck size={20} stroke={1.75} aria-hidden="true" />
        <span>
          {!isOn && t('editor.publish.doneOff')}
          {isOn && last && t('editor.publish.doneLive', { version })}
          {isOn && !last && other === undefined && t('editor.publish.doneFirst', { channel })}
          {isOn && !last && other !== undefined && t('editor.publish.doneBehind', { channel, other })}
        </span>
      </p>
      {isOn && (
        <Anchor href={client.address(`/demo?flow=${encodeURIComponent(draft.id)}`)} target="_blank" rel="noreferrer">
          <span className={classes.link}>
            {t('editor.publish.see')}
            <IconExternalLink size={16} stroke={1.75} aria-hidden="true" />
          </span>
        </Anchor>
      )}
      <div className={page.actions} data-end>
        <Button onClick={onClose} data-autofocus>
          {t('app.done')}
        </Button>
      </div>
    </div>
  )
}

interface RefusedProps {
  readonly problems: readonly ProblemView[]
  onClose(): void
  onProblems(): void
}

/** What keeps it from being published, and the way to it. */
export function Refused({ problems, onClose, onProblems }: RefusedProps) {
  const { t } = useTranslation()
  const errors = problems.filter(({ severity }) => severity === 'error')
  return (
    <div className={page.formWide}>
      <Note tone="bad">{t('editor.publish.refused', { count: errors.length })}</Note>
      <ul className={classes.errors}>
        {keyed(errors.slice(0, 5)).map(({ key, item }) => (
          <li key={key}>{item.message}</li>
        ))}
        {errors.length > 5 && <li>{t('editor.versions.more', { count: errors.length - 5 })}</li>}
      </ul>
      <div className={page.actions} data-end>
        <Button variant="default" onClick={onClose}>
          {t('app.cancel')}
        </Button>
        <Button onClick={onProblems} data-autofocus>
          {t('editor.publish.toErrors')}
        </Button>
      </div>
    </div>
  )
}

interface AgainProps {
  onAgain(): void
  onClose(): void
}

/** Somebody saved between looking and saying yes. */
export function Stale({ onAgain, onClose }: AgainProps) {
  const { t } = useTranslation()
  return (
    <div className={page.formWide}>
      <Note tone="warn">{t('editor.publish.stale')}</Note>
      <Again words={t('editor.publish.look')} onAgain={onAgain} onClose={onClose} />
    </div>
  )
}

/** It could not be asked, or not be done. */
export function Failed({ error, onAgain, onClose }: AgainProps & { readonly error: unknown }) {
  const { t } = useTranslation()
  return (
    <div className={page.formWide}>
      <ErrorNote error={error} />
      <Again words={t('app.again')} onAgain={onAgain} onClose={onClose} />
    </div>
  )
}

function Again({ words, onAgain, onClose }: AgainProps & { readonly words: string }) {
  const { t } = useTranslation()
  return (
    <div className={page.actions} data-end>
      <Button variant="default" onClick={onClose}>
        {t('app.cancel')}
      </Button>
      <Button onClick={onAgain} data-autofocus>
        {words}
      </Button>
    </div>
  )
}
