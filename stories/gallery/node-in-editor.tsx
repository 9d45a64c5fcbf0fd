import { Canvas } from '../../builder/editor/canvas/canvas.tsx'
import { CanvasViewProvider } from '../../builder/editor/canvas/canvas-view.tsx'
import { ActionList } from '../../builder/editor/palette/action-list.tsx'
import { Panel } from '../../builder/editor/panel/panel.tsx'
import classes from './gallery.module.css'

/** A node as its author has it: its entry in the palette, its card, and the panel beside it. */
export function NodeInEditor() {
  return (
    <CanvasViewProvider>
      <div className={classes.editor}>
        <section className={classes.palette} aria-label="Palette">
          <ActionList isTall onPick={() => undefined} />
        </section>
        <div className={classes.canvas}>
          <Canvas tidy={() => undefined} />
        </div>
        <Panel />
      </div>
    </CanvasViewProvider>
  )
}
