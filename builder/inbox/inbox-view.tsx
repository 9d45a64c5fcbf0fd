import { Drawer } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './inbox.module.css'
import { useInbox } from './inbox-context.tsx'
import { ListPane } from './list/list-pane.tsx'
import { SidePanel } from './side/side-panel.tsx'
import { Sidebar } from './sidebar/sidebar.tsx'
import { ThreadPane } from './thread/thread-pane.tsx'
import type { OpenMenu } from './thread-menu.ts'
import { useInboxCommands } from './use-inbox-commands.ts'
import { usePlace } from './use-place.ts'

/** The three columns and the panel beside them; on narrow screens what there is room for, the rest slides in. */
export function InboxView() {
  const { t } = useTranslation()
  const { rows, open } = useInbox()
  const [place, go] = usePlace()
  const [isSearching, setSearching] = useState(false)
  const [isMenuOpen, setMenuOpen] = useState(false)
  const [isSideOpen, setSideOpen] = useState(false)
  const [menu, setMenu] = useState<OpenMenu>()
  const isWide = useMediaQuery('(min-width: 1100px)', true, { getInitialValueInEffect: false })
  const isWidest = useMediaQuery('(min-width: 1280px)', true, { getInitialValueInEffect: false })
  const { query, conversation } = place
  useEffect(() => rows.show(query), [rows, query])
  useEffect(() => {
    open(conversation)
    setMenu(undefined)
  }, [open, conversation])
  const showMenu = (next: OpenMenu): void => {
    setMenu(next)
    // What these show is in the panel: where that is not beside the thread it slides in.
    if ((next === 'label' || next === 'contact') && !isWidest) setSideOpen(true)
  }
  useInboxCommands({ place, go, onMenu: showMenu, onSearch: () => setSearching(true) })
  const sidebar = <Sidebar query={query} onSearch={startSearch} onPick={() => setMenuOpen(false)} />
  const side = <SidePanel menu={menu} onMenu={setMenu} />
  return (
    <div className={classes.inbox} data-open={conversation !== undefined || undefined}>
      {isWide ? (
        <div>{sidebar}</div>
      ) : (
        <Drawer
          opened={isMenuOpen}
          onClose={() => setMenuOpen(false)}
          size={264}
          withCloseButton={false}
          title={t('inbox.lists')}
          classNames={{ body: classes.drawer ?? '', header: classes.hidden ?? '' }}
        >
          {sidebar}
        </Drawer>
      )}
      <div className={classes.list}>
        <ListPane place={place} isSearching={isSearching} onSearch={setSearching} onMenu={() => setMenuOpen(true)} go={go} />
      </div>
      <div className={classes.thread}>
        <ThreadPane menu={menu} onMenu={showMenu} onBack={() => go({ query })} onSide={() => setSideOpen(true)} />
      </div>
      {isWidest && conversation !== undefined && <div>{side}</div>}
      {!isWidest && (
        <Drawer
          opened={isSideOpen && conversation !== undefined}
          onClose={() => {
            setSideOpen(false)
            setMenu(undefined)
          }}
          position="right"
          size={360}
          title={t('inbox.side.label')}
          closeButtonProps={{ 'aria-label': t('inbox.side.close') }}
          classNames={{ body: classes.drawer ?? '' }}
        >
          {side}
        </Drawer>
      )}
    </div>
  )

  function startSearch(): void {
    setMenuOpen(false)
    setSearching(true)
  }
}
