import { useTranslation } from 'react-i18next'
import { useDocument, useEditor, useSeen } from '../editor-context.tsx'
import { focusNode } from '../keyboard/focus-node.ts'
import { NodePanel } from './node-panel.tsx'
import classes from './panel.module.css'
import { SeveralPanel } from './several-panel.tsx'

/** The column at the right: what the selected node does. Closed while no node is selected. */
export function Panel() {
  const { t } = useTranslation()
  const editor = useEditor()
  const items = useSeen(({ selection }) => selection.items)
  const only = useDocument(({ nodes }) => {
    const [first, ...more] = items
    return first !== undefined && more.length === 0 && nodes.has(first) ? first : undefined
  })
  const count = useDocument(({ nodes }) => [...items].filter(id => nodes.has(id)).length)
  if (count === 0) return null
  return (
    <aside className={classes.panel} aria-label={t('editor.panel.label')} onKeyDown={hearKey} data-panel>
      {only === undefined ? <SeveralPanel count={count} /> : <NodePanel key={only} id={only} />}
    </aside>
  )

  // A field has a history of its own in the browser, and that knows nothing of the flow: here there is only one.
  function hearKey(event: React.KeyboardEvent): void {
    if (event.key === 'Escape') return leave(event)
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return
    const key = event.key.toLowerCase()
    if (key !== 'z' && key !== 'y') return
    event.preventDefault()
    if (key === 'y' || event.shiftKey) editor.redo()
    else editor.undo()
  }

  // Back to the canvas; but what is open in a field closes first.
  function leave({ target, currentTarget, defaultPrevented }: React.KeyboardEvent): void {
    const [first] = items
    if (defaultPrevented || first === undefined || !(target instanceof Element) || !currentTarget.contains(target)) return
    if (target.closest('[aria-expanded=true]') === null) focusNode(first)
  }
}
