import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { IconArrowLeft, IconLock, IconPlayerPlay, IconUpload, IconWorld } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import { Logo } from '../../shell/logo.tsx'
import { useLook } from '../display/use-look.ts'
import { useDocument, useEditor, useSeen } from '../editor-context.tsx'
import { useChannel } from '../panel/text/use-channel.ts'
import { Others } from '../presence/others.tsx'
import { LiveSwitch } from '../publish/live-switch.tsx'
import { ConflictPanel } from '../save/conflict-panel.tsx'
import { SaveState } from '../save/save-state.tsx'
import { useSaved } from '../save/saver-context.tsx'
import { EditorMenu } from './editor-menu.tsx'
import classes from './page.module.css'
import { type Tab, tabs } from './tabs.ts'
import { useChannelName } from './use-channel-name.ts'

interface EditorHeaderProps {
  readonly tab: Tab
  /** Undefined for those who may not. */
  readonly publish: (() => void) | undefined
}

/** Which flow this is, its sides, and what is done with it as a whole. */
export function EditorHeader({ tab, publish }: EditorHeaderProps) {
  const { t } = useTranslation()
  const isReadOnly = useSeen(seen => seen.isReadOnly)
  return (
    <header className={classes.header}>
      <About />
      <Tabs tab={tab} />
      <span className={classes.space} />
      <div className={classes.standing}>
        {isReadOnly ? (
          <span className={classes.readOnly}>
            <IconLock size={16} stroke={1.75} aria-hidden="true" />
            {t('editor.page.readOnly')}
          </span>
        ) : (
          <>
            <ConflictPanel />
            <SaveState />
          </>
        )}
        <Others />
        <span className={classes.rule} />
        <LiveSwitch />
      </div>
      <PreviewButton isThere={tab === 'build'} />
      {publish && (
        <Button
          className={classes.act ?? ''}
          leftSection={<IconUpload size={16} stroke={1.75} aria-hidden="true" />}
          onClick={publish}
          aria-label={t('editor.publish.publish')}
        >
          <span className={classes.word}>{t('editor.publish.publish')}</span>
        </Button>
      )}
      <EditorMenu />
    </header>
  )
}

function About() {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const editor = useEditor()
  const { name, channel } = useDocument(({ settings }) => settings)
  const channelName = useChannelName(channel)
  const revision = useSaved(({ context }) => context.stored.revision)
  return (
    <>
      <Tooltip label={t('editor.page.toFlows')}>
        <ActionIcon size={32} aria-label={t('editor.page.toFlows')} onClick={() => navigate('/flows')}>
          <IconArrowLeft size={18} stroke={1.75} aria-hidden="true" />
        </ActionIcon>
      </Tooltip>
      <span className={classes.logo}>
        <Logo />
      </span>
      <div className={classes.about}>
        <h1 title={name}>{name}</h1>
        <p>
          <IconWorld size={14} stroke={1.75} aria-hidden="true" />
          <span>{channelName}</span>
          <span aria-hidden="true">·</span>
          <button type="button" onClick={() => editor.see({ side: 'versions' })}>
            {t('editor.page.draft', { revision })}
          </button>
        </p>
      </div>
    </>
  )
}

function Tabs({ tab }: { readonly tab: Tab }) {
  const { t } = useTranslation()
  const id = useDocument(({ settings }) => settings.id)
  const hasPages = useChannel()?.pages === true
  // A channel without pages has nothing to show itself on.
  const look = useLook()
  const list = useRef<HTMLElement>(null)
  // On a phone they do not all fit, the less the more stands beside them: the one that is open is in sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: which one that is changes with the side, and with how many there are
  useEffect(() => {
    const nav = list.current
    if (!nav) return
    const reveal = (): void => nav.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    const observer = new ResizeObserver(reveal)
    observer.observe(nav)
    return () => observer.disconnect()
  }, [tab, look, hasPages])
  return (
    <nav ref={list} className={classes.tabs} aria-label={t('editor.page.tabs.label')}>
      {tabs
        .filter(side => side !== 'display' || look !== 'none')
        .filter(side => side !== 'target' || hasPages || tab === 'target')
        .map(side => (
          <Link
            key={side}
            href={side === 'build' ? `/flows/${id}` : `/flows/${id}/${side}`}
            aria-current={tab === side ? 'page' : undefined}
          >
            {t(`editor.page.tabs.${side}`)}
          </Link>
        ))}
    </nav>
  )
}

/** Shows the preview beside the canvas, or closes it; from elsewhere it leads there. */
function PreviewButton({ isThere }: { readonly isThere: boolean }) {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const editor = useEditor()
  const isOn = useSeen(({ side }) => side === 'preview') && isThere
  return (
    <Button
      className={classes.act ?? ''}
      variant={isOn ? 'light' : 'default'}
      aria-pressed={isOn}
      aria-label={t('editor.page.preview')}
      leftSection={<IconPlayerPlay size={16} stroke={1.75} aria-hidden="true" />}
      onClick={() => {
        editor.see({ side: isOn ? 'node' : 'preview' })
        if (!isThere) navigate(`/flows/${editor.document().settings.id}`)
      }}
    >
      <span className={classes.word}>{t('editor.page.preview')}</span>
    </Button>
  )
}
