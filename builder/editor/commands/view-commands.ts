import {
  IconAlertTriangle,
  IconHome,
  IconLayoutSidebar,
  IconMap,
  IconMaximize,
  IconPlayerPlay,
  IconSearch,
  IconUpload,
  IconZoomIn,
  IconZoomOut,
  IconZoomReset,
} from '@tabler/icons-react'
import { focusNode } from '../keyboard/focus-node.ts'
import { startOf } from '../keyboard/reading-order.ts'
import { isPaletteFolded } from '../palette/palette-state.ts'
import { startPreview } from '../preview/start-preview.ts'
import { isMinimapShown } from '../tools/minimap-state.ts'
import { tool } from '../tools/tool.ts'
import type { CommandWorld, EditorCommand } from './command-world.ts'
import { nextProblem } from './next-problem.ts'

/** Looking at the flow, and what goes out from it. */
export function viewCommands(world: CommandWorld): readonly EditorCommand[] {
  const { editor, view, facts, publish } = world
  const { isEmpty, hasProblems } = facts
  const toStart = (): void => {
    const start = startOf(editor.document(), editor.session.get().descriptors)
    if (start === undefined) return
    editor.select({ items: new Set([start]) })
    view.show([start])
    focusNode(start)
  }
  const picked = (): string | undefined => {
    const [item, ...more] = editor.session.get().selection.items
    return item !== undefined && more.length === 0 && editor.document().nodes.has(item) ? item : undefined
  }
  return [
    { name: 'fit', icon: IconMaximize, keys: '1', keysIn: 'page', when: !isEmpty, run: view.fit },
    { name: 'zoomIn', icon: IconZoomIn, keys: '+', moreKeys: ['=', 'mod+='], keysIn: 'page', isHeld: true, run: view.zoomIn },
    { name: 'zoomOut', icon: IconZoomOut, keys: '-', moreKeys: ['mod+-'], keysIn: 'page', isHeld: true, run: view.zoomOut },
    { name: 'zoomReset', icon: IconZoomReset, keys: '0', moreKeys: ['mod+0'], keysIn: 'page', run: () => view.zoomTo(1) },
    { name: 'search', icon: IconSearch, keys: 'mod+f', moreKeys: ['/'], when: !isEmpty, run: () => tool.set({ tool: 'search' }) },
    { name: 'start', icon: IconHome, keys: 'Home', keysIn: 'canvas', when: !isEmpty, run: toStart },
    { name: 'problem', icon: IconAlertTriangle, keys: 'F8', keysIn: 'page', when: hasProblems, run: () => nextProblem(world) },
    { name: 'minimap', icon: IconMap, keys: 'm', run: () => isMinimapShown.set(!isMinimapShown.get()) },
    { name: 'palette', icon: IconLayoutSidebar, keys: 'b', run: () => isPaletteFolded.set(!(isPaletteFolded.get() ?? false)) },
    { name: 'preview', icon: IconPlayerPlay, keys: 'p', when: !isEmpty, run: () => editor.see({ side: 'preview' }) },
    {
      name: 'previewHere',
      icon: IconPlayerPlay,
      when: picked() !== undefined,
      run: () => startPreview(editor, { start: picked() ?? '' }),
    },
    { name: 'publish', icon: IconUpload, when: publish !== undefined, run: () => publish?.() },
  ]
}
