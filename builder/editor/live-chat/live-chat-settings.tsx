import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Note } from '../../ui/note.tsx'
import { useDocument, useEditor, useSeen } from '../editor-context.tsx'
import { BooleanField } from '../panel/generic/boolean-field.tsx'
import { NodePart } from '../panel/node-part.tsx'
import { flowOf } from '../state/document.ts'
import classes from './live-chat.module.css'
import { liveChatNodesOf } from './live-chat-nodes.ts'
import { withKnowledge, withoutKnowledge } from './with-knowledge.ts'

/** What people set of a live chat without drawing: they are fields of the steps that are drawn. */
export function LiveChatSettings({ toCanvas }: { readonly toCanvas?: (() => void) | undefined }) {
  const { t } = useTranslation()
  const welcome = useDocument(document => liveChatNodesOf(document).welcome)
  const people = useDocument(document => liveChatNodesOf(document).people)
  const gone = toCanvas ? <Gone toCanvas={toCanvas} /> : <Gone />
  return (
    <>
      <Group title={t('editor.liveChat.welcome')}>
        {welcome === undefined ? gone : <NodePart node={welcome} fields={said} />}
      </Group>
      <Group title={t('editor.liveChat.knowledge')}>
        <Knowledge gone={gone} />
      </Group>
      <Group title={t('editor.liveChat.assignment')}>
        {people === undefined ? gone : <NodePart node={people} fields={assigned} />}
      </Group>
      <Group title={t('editor.liveChat.away')}>{people === undefined ? gone : <NodePart node={people} fields={absent} />}</Group>
      <Group title={t('editor.liveChat.email')}>
        {people === undefined ? gone : <NodePart node={people} fields={reached} />}
      </Group>
    </>
  )
}

const said = ['text'] as const
const assigned = ['to', 'ids', 'by'] as const
const absent = ['away'] as const
const reached = ['askEmail', 'askEmailAfter', 'email'] as const

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={classes.group}>
      <h3>{title}</h3>
      {children}
    </section>
  )
}

function Knowledge({ gone }: { readonly gone: ReactNode }) {
  const { t } = useTranslation()
  const editor = useEditor()
  const isReadOnly = useSeen(session => session.isReadOnly)
  const is = useDocument(document => liveChatNodesOf(document).knowledge?.is)
  if (is === undefined) return gone
  return (
    <div className={classes.search}>
      <BooleanField
        owner="live-chat"
        schema={{}}
        path={['search']}
        value={is === 'on'}
        label={t('editor.liveChat.search')}
        help={t('editor.liveChat.searchHelp')}
        error={undefined}
        isRequired={false}
        isReadOnly={isReadOnly}
        change={isOn => {
          const flow = flowOf(editor.document())
          editor.edit('replaceFlow', { flow: isOn === true ? withKnowledge(flow, editor.createId()) : withoutKnowledge(flow) })
        }}
        leave={editor.endGesture}
      />
    </div>
  )
}

function Gone({ toCanvas }: { readonly toCanvas?: () => void }) {
  const { t } = useTranslation()
  return (
    <div className={classes.inset}>
      <Note>{t('editor.liveChat.gone')}</Note>
      {toCanvas && (
        <Button size="compact-xs" variant="default" onClick={toCanvas}>
          {t('editor.liveChat.toCanvas')}
        </Button>
      )}
    </div>
  )
}
