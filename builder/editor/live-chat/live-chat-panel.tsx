import { ActionIcon, Button } from '@mantine/core'
import { IconMessages, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDocument, useSeen } from '../editor-context.tsx'
import { focusNode } from '../keyboard/focus-node.ts'
import panel from '../panel/panel.module.css'
import classes from './live-chat.module.css'
import { LiveChatSettings } from './live-chat-settings.tsx'

/**
 * The column at the right of a live chat while no step is selected: what can be set of it without drawing. Where there is little room a
 * button shows it over the canvas.
 */
export function LiveChatPanel() {
  const { t } = useTranslation()
  const items = useSeen(({ selection }) => selection.items)
  const isBare = useDocument(({ nodes }) => ![...items].some(id => nodes.has(id)))
  const first = useDocument(({ nodes }) => nodes.keys().next().value)
  const [sheet, setSheet] = useState<'new' | 'open' | 'closed'>('new')
  if (!isBare) return null
  const isOpen = sheet === 'open'
  const toCanvas = (node: string): void => {
    setSheet('new')
    focusNode(node)
  }
  return (
    <>
      {!isOpen && (
        <Button
          className={classes.open ?? ''}
          variant="default"
          leftSection={<IconMessages size={16} stroke={1.75} aria-hidden="true" />}
          // Whoever has closed it goes on from here.
          autoFocus={sheet === 'closed'}
          onClick={() => setSheet('open')}
        >
          {t('editor.liveChat.title')}
        </Button>
      )}
      <aside
        className={`${panel.panel} ${classes.panel}`}
        aria-label={t('editor.liveChat.title')}
        data-open={isOpen || undefined}
        onKeyDown={event => {
          // What is open in a field closes first.
          const isInField = event.target instanceof Element && event.target.closest('[aria-expanded=true]') !== null
          if (event.key === 'Escape' && !event.defaultPrevented && isOpen && !isInField) setSheet('closed')
        }}
      >
        <header className={classes.head}>
          {isOpen && (
            <ActionIcon className={classes.close ?? ''} aria-label={t('app.close')} autoFocus onClick={() => setSheet('closed')}>
              <IconX size={16} stroke={1.75} aria-hidden="true" />
            </ActionIcon>
          )}
          <h2>{t('editor.liveChat.title')}</h2>
          <p>{t('editor.liveChat.lead')}</p>
        </header>
        <div className={panel.body}>
          <LiveChatSettings toCanvas={first === undefined ? undefined : () => toCanvas(first)} />
        </div>
      </aside>
    </>
  )
}
