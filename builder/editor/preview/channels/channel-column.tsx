import { IconAlertTriangle } from '@tabler/icons-react'
import { useId, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { PreviewView } from '../../../../runtime/api/contract.ts'
import { useClient } from '../../../api/api-context.tsx'
import { ActionTile } from '../../../ui/action-tile.tsx'
import { useDocument, useSeen } from '../../editor-context.tsx'
import { lookOf } from './channel-look.ts'
import classes from './channels.module.css'
import { type Line, linesOf } from './line.ts'
import { ShownMessage } from './shown-message.tsx'
import type { ShownKind } from './use-shown-kinds.ts'

interface ChannelColumnProps {
  readonly kind: ShownKind
  readonly events: PreviewView['events']
}

/** What visitors see on one kind of channel; what it cannot show is marked where it is, and says what becomes of it. */
export function ChannelColumn({ kind: { descriptor, name, isOwn, isConnected }, events }: ChannelColumnProps) {
  const { t } = useTranslation()
  const id = useId()
  const client = useClient()
  const language = useSeen(session => session.language)
  const lines = useMemo(
    () =>
      linesOf(events, descriptor, {
        language,
        addressOf: media => new URL(client.address(`/api/media/${media}`), window.location.href).href,
      }),
    [events, descriptor, language, client],
  )
  const look = lookOf(descriptor)
  const lost = lines.reduce((count, line) => count + line.losses.length, 0)
  return (
    <section className={classes.column} aria-labelledby={id} data-look={look}>
      <header className={classes.columnHead}>
        <ActionTile icon={descriptor.icon} category={undefined} size={22} />
        <h3 id={id}>{name}</h3>
        <span className={classes.state}>
          {isOwn ? t('editor.preview.each.own') : !isConnected && t('editor.preview.each.notConnected')}
        </span>
      </header>
      <p className={classes.sum} data-lost={lost > 0 || undefined}>
        {lost > 0 && <IconAlertTriangle size={14} stroke={1.75} aria-hidden="true" />}
        {lost === 0 ? t('editor.preview.each.whole') : t('editor.preview.each.lost', { count: lost })}
      </p>
      <div className={classes.screen}>
        {look === 'letter' && <Subject />}
        {lines.map(line => (
          <LineView key={line.id} line={line} hasMarkdown={descriptor.capabilities.markdown} />
        ))}
      </div>
    </section>
  )
}

// Letters have a line above them: the name of the flow is what stands there until somebody writes another.
function Subject() {
  const name = useDocument(({ settings }) => settings.name)
  return <p className={classes.subject}>{name}</p>
}

interface LineViewProps {
  readonly line: Line
  readonly hasMarkdown: boolean
}

function LineView({ line: { isVisitor, shown, losses }, hasMarkdown }: LineViewProps) {
  const { t } = useTranslation()
  return (
    <div className={classes.line} data-visitor={isVisitor || undefined} data-lost={losses.length > 0 || undefined}>
      {shown.map((message, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one message have nothing but their order
        <ShownMessage key={at} message={message} isPlain={isVisitor || !hasMarkdown} />
      ))}
      {losses.length > 0 && (
        <ul className={classes.losses}>
          {losses.map(loss => (
            <li key={loss}>
              <IconAlertTriangle size={12} stroke={2} aria-hidden="true" />
              <span>{t(`editor.preview.each.loss.${loss}`, { count: shown.length })}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
