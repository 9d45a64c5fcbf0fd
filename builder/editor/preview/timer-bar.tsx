import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconChevronDown, IconPlayerSkipForward } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { dated } from '../../ui/time-text.tsx'
import { durationWords } from '../picture/duration-words.ts'
import { agoWords } from './ago-words.ts'
import classes from './preview.module.css'
import { useTry } from './try-context.tsx'
import { useNodeWords } from './use-node-words.ts'
import { usePreview, usePreviewed } from './use-preview.ts'
import { usePreviewNow } from './use-preview-now.ts'

const jumps = [60_000, 3_600_000, 86_400_000, 7 * 86_400_000] as const

/** Which timer fires next, and how to have it fire now; or any time to pass. */
export function TimerBar() {
  const { t, i18n } = useTranslation()
  const preview = usePreview()
  const attempt = useTry()
  const words = useNodeWords()
  const now = usePreviewNow()
  const next = usePreviewed(({ view }) => view?.timers[0])
  const language = dated(i18n.language)
  const isAway = usePreviewed(({ pretended }) => pretended.away)
  if (!next && !isAway) return null
  const title = next?.node === undefined ? undefined : words(next.node)?.title
  return (
    <div className={classes.timer}>
      <p>
        {next ? (
          <>
            <strong>{title ?? t(next.id === 'idle' ? 'editor.preview.timer.idle' : 'editor.preview.timer.other')}</strong>{' '}
            {t('editor.preview.timer.next', { when: agoWords(Math.max(0, next.dueAt - now), language) })}
          </>
        ) : (
          t('editor.preview.timer.away')
        )}
      </p>
      {next && (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlayerSkipForward size={14} stroke={1.75} aria-hidden="true" />}
          onClick={() => attempt(preview.skip())}
        >
          {t('editor.preview.timer.skip')}
        </Button>
      )}
      <Menu position="top-end">
        <Menu.Target>
          <ActionIcon size={28} aria-label={t('editor.preview.timer.more')}>
            <IconChevronDown size={16} stroke={1.75} aria-hidden="true" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {jumps.map(ms => (
            <Menu.Item key={ms} onClick={() => attempt(preview.skip(ms))}>
              {t('editor.preview.timer.jump', { time: durationWords(ms, language) })}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </div>
  )
}
