import '@xyflow/react/dist/style.css'
import { Background, BackgroundVariant, type NodeTypes, ReactFlow, useStore } from '@xyflow/react'
import { useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { useDocument, useEditor, useSeen } from '../editor-context.tsx'
import { isMinimapShown } from '../tools/minimap-state.ts'
import classes from './canvas.module.css'
import { CanvasMap } from './canvas-map.tsx'
import { CanvasTools } from './canvas-tools.tsx'
import { zooms } from './canvas-view.tsx'
import { createDragCell } from './drag-places.ts'
import { EmptyCanvas } from './empty-canvas.tsx'
import { FarContext, farZoom } from './far.ts'
import { FrameRegion } from './frame-region.tsx'
import { GuideLines } from './guide-lines.tsx'
import { firstViewport } from './kept-viewport.ts'
import { NodeCard } from './node-card.tsx'
import { NoteSheet } from './note-sheet.tsx'
import { useGestures } from './use-gestures.ts'
import { useMenus } from './use-menus.ts'
import { usePicture } from './use-picture.ts'
import { Way } from './way-edge.tsx'

// Outside of what is drawn: new ones each time would make every card anew.
const nodeTypes: NodeTypes = { card: NodeCard, note: NoteSheet, frame: FrameRegion }
const edgeTypes = { way: Way }
const multiSelectKeys = ['Shift', 'Meta', 'Control']
const attribution = { hideAttribution: true }
const middleButton = [1]

interface CanvasProps {
  /** Puts everything in order. Without it there is no such button. */
  readonly tidy?: (() => void) | undefined
}

/** The flow as it is drawn. Stands below a `CanvasViewProvider`. */
export function Canvas({ tidy }: CanvasProps) {
  const { t } = useTranslation()
  const editor = useEditor()
  const isReadOnly = useSeen(seen => seen.isReadOnly)
  const isMapShown = useSyncExternalStore(isMinimapShown.listen, isMinimapShown.get)
  const isFar = useStore(state => state.transform[2] < farZoom)
  const isEmpty = useDocument(({ nodes, notes, frames }) => nodes.size + notes.size + frames.size === 0)
  const [isBoxing, setBoxing] = useState(false)
  const [drag] = useState(createDragCell)
  const isDragging = useSyncExternalStore(drag.listen, () => drag.get().places.size > 0)
  const [viewport] = useState(() => firstViewport(editor.document(), editor.session.get().descriptors))
  const picture = usePicture(drag)
  const gestures = useGestures(drag)
  const menus = useMenus()
  return (
    <FarContext value={isFar}>
      <div className={classes.canvas} data-dragging={isDragging || undefined}>
        <ReactFlow
          aria-label={t('editor.canvas.label')}
          aria-describedby="canvas-help"
          tabIndex={0}
          data-keys="canvas"
          {...picture}
          {...gestures}
          {...menus}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          defaultViewport={viewport}
          minZoom={zooms.least}
          maxZoom={zooms.most}
          onlyRenderVisibleElements
          elevateNodesOnSelect={false}
          disableKeyboardA11y
          nodesDraggable={!isReadOnly}
          nodesConnectable={!isReadOnly}
          edgesReconnectable={!isReadOnly}
          connectOnClick={false}
          connectionRadius={28}
          reconnectRadius={12}
          nodeDragThreshold={3}
          selectionOnDrag={isBoxing}
          panOnDrag={isBoxing ? middleButton : true}
          panOnScroll
          zoomOnDoubleClick={false}
          multiSelectionKeyCode={multiSelectKeys}
          deleteKeyCode={null}
          proOptions={attribution}
        >
          {dots}
        </ReactFlow>
        <GuideLines drag={drag} />
        {isEmpty && <EmptyCanvas isReadOnly={isReadOnly} />}
        <CanvasTools isBoxing={isBoxing} box={setBoxing} tidy={tidy} />
        {isMapShown && !isEmpty && <CanvasMap nodes={picture.nodes} isWaiting={isDragging} />}
        <p id="canvas-help" className={classes.help}>
          {t('editor.canvas.help.node')} {t('editor.canvas.help.edge')}
        </p>
      </div>
    </FarContext>
  )
}

const dots = <Background variant={BackgroundVariant.Dots} gap={16} size={1.4} color="var(--canvas-dot)" />
