import { VisuallyHidden } from '@mantine/core'
import { useSyncExternalStore } from 'react'
import { ContextMenu } from '../commands/context-menu.tsx'
import { ConnectDialog } from '../keyboard/connect-dialog.tsx'
import { AddMenu } from '../palette/add-menu.tsx'
import { SearchBar } from '../search/search-bar.tsx'
import { said } from './said.ts'
import { tool } from './tool.ts'
import './tools.module.css'

const close = (): void => tool.set(undefined)

/** Whatever is open over the canvas, and what is said of it. Stands over the canvas, below a `CanvasViewProvider`. */
export function OpenTool() {
  const open = useSyncExternalStore(tool.listen, tool.get)
  return (
    <>
      {open?.tool === 'add' && <AddMenu at={open.at} where={open.where} onClose={close} />}
      {open?.tool === 'menu' && <ContextMenu key={`${open.at.x} ${open.at.y}`} menu={open} onClose={close} />}
      {open?.tool === 'search' && <SearchBar onClose={close} />}
      {open?.tool === 'connect' && <ConnectDialog key={open.node} node={open.node} onClose={close} />}
      <Said />
    </>
  )
}

function Said() {
  const { words, count } = useSyncExternalStore(said.listen, said.get)
  return (
    <VisuallyHidden role="status">
      <span key={count}>{words}</span>
    </VisuallyHidden>
  )
}
