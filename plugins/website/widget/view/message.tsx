/** @jsxImportSource preact */
import type { VNode } from 'preact'
import { useMemo } from 'preact/hooks'
import { parseBlocks } from '../../../kit/markdown/parse-blocks.ts'
import { parsePlain } from '../../../kit/markdown/parse-inlines.ts'
import { drawBlocks, drawInlines } from '../markdown/draw-blocks.tsx'
import { type Around, useAround } from './around.ts'
import type { AttachmentProps } from './attachment.tsx'
import { DeliveryLine } from './delivery-line.tsx'
import { Icon } from './icon.tsx'
import { later } from './later.tsx'
import type { PartsProps } from './parts.tsx'
import { pure } from './pure.ts'
import type { MessageRow } from './rows.ts'

const Parts = later<PartsProps>(extras => extras.Parts)
const Attachment = later<AttachmentProps>(extras => extras.Attachment)

/** One message: who and when, its bubble, what stands beside the text, and how far it has come. */
export const Message = pure<MessageRow & { readonly rowKey: string; readonly isNewest: boolean }>(function drawMessage(row) {
  const around = useAround()
  const { author, at, isHeaded, isLast, message, outgoing } = row
  const side = author === 'visitor' ? 'me' : author === 'system' ? 'mid' : 'them'
  const when = at === undefined ? undefined : around.formats.time(at)
  const who = nameOf(row, around)
  const { fileId, file } = message
  // What the team has sent stands there to be had, what the visitor has sent only as said.
  const given = author === 'agent' && fileId !== undefined && file !== undefined ? { fileId, file } : undefined
  const label = when === undefined ? who : around.t('by', { name: who, time: when })
  return (
    // Of what the visitor says nothing is announced: they have just written it.
    <div
      class={`message ${side}${isLast ? ' last' : ''}${isHeaded ? ' headed' : ''}`}
      aria-live={side === 'me' ? 'off' : undefined}
    >
      {isHeaded && (
        <div class="meta" aria-hidden="true">
          {label}
        </div>
      )}
      <span class="unseen">{label}: </span>
      {message.text !== given?.file.name && <Bubble {...row} state={outgoing?.state} />}
      {given && <Attachment {...given} />}
      {message.parts && message.parts.length > 0 && <Parts parts={message.parts} isOpen={row.isNewest} />}
      {row.delivery && <DeliveryLine delivery={row.delivery} at={row.deliveredAt} outgoing={outgoing} />}
    </div>
  )
})

type BubbleProps = Pick<MessageRow, 'author' | 'message'> & { readonly rowKey: string; readonly state: string | undefined }

function Bubble({ author, message: { text, fileId, file }, rowKey, state }: BubbleProps): VNode | null {
  const { spoken, formats } = useAround()
  const isSent = author === 'visitor' && fileId !== undefined
  const content = useMemo(
    () => (author === 'visitor' || author === 'system' ? drawPlain(text) : drawBlocks(parseBlocks(text))),
    [author, text],
  )
  if (text === '') return null
  return (
    <div class={`bubble${looks[state ?? ''] ?? ''}${isSent ? ' sent-file' : ''}`} id={`m-${rowKey}`} lang={spoken} dir="auto">
      {isSent && <Icon name="file" />}
      {content}
      {isSent && file && <small>{formats.size(file.bytes)}</small>}
    </div>
  )
}

const looks: Readonly<Record<string, string>> = { waiting: ' kept', refused: ' refused' }

function drawPlain(text: string): VNode {
  return (
    <p class="plain" dir="auto">
      {drawInlines(parsePlain(text))}
    </p>
  )
}

function nameOf({ author, name }: MessageRow, { t, heading }: Around): string {
  if (author === 'visitor') return t('you')
  return author === 'bot' ? heading : (name ?? heading)
}
