import { useEffect, useState } from 'react'
import { Canvas } from '../../../../builder/editor/canvas/canvas.tsx'
import { CanvasViewProvider } from '../../../../builder/editor/canvas/canvas-view.tsx'
import { useEditorCommands } from '../../../../builder/editor/commands/use-editor-commands.ts'
import { EditorProvider } from '../../../../builder/editor/editor-context.tsx'
import { useTidy } from '../../../../builder/editor/layout/use-tidy.ts'
import { Palette } from '../../../../builder/editor/palette/palette.tsx'
import { isPaletteFolded, isSheetOpen } from '../../../../builder/editor/palette/palette-state.ts'
import { createEditor } from '../../../../builder/editor/state/create-editor.ts'
import type { Session } from '../../../../builder/editor/state/session.ts'
import { OpenTool } from '../../../../builder/editor/tools/open-tool.tsx'
import { type Tool, tool } from '../../../../builder/editor/tools/tool.ts'
import { AppStage, type Look } from '../../app-stage.tsx'
import { now } from '../../inbox/sample.ts'
import { pricing } from '../canvas/pricing-flow.ts'
import { descriptors } from '../declared.ts'
import classes from './tools-stage.module.css'

export interface ToolsStageProps extends Look {
  readonly open?: Tool
  readonly seen?: Partial<Session>
  readonly isFolded?: boolean
}

/** Palette and canvas, with whatever is open over them; of a server that answers nothing of what they ask. */
export function ToolsStage({ language, scheme, ...props }: ToolsStageProps) {
  return (
    <AppStage answers={{}} now={now} isOutside {...(language ? { language } : {})} {...(scheme ? { scheme } : {})}>
      <Drawn {...props} />
    </AppStage>
  )
}

function Drawn({ open, seen = {}, isFolded }: ToolsStageProps) {
  const [editor] = useState(() => {
    let ids = 0
    const createId = (): string => {
      ids += 1
      return `new${ids}`
    }
    const each = createEditor({ flow: pricing, descriptors, isReadOnly: false, createId })
    each.see(seen)
    return each
  })
  useEffect(() => {
    isPaletteFolded.set(isFolded)
    tool.set(open)
    return () => {
      isPaletteFolded.set(undefined)
      isSheetOpen.set(false)
      tool.set(undefined)
    }
  }, [open, isFolded])
  return (
    <EditorProvider editor={editor}>
      <CanvasViewProvider>
        <main className={classes.stage}>
          <Palette />
          <div className={classes.canvas}>
            <Tools />
          </div>
        </main>
      </CanvasViewProvider>
    </EditorProvider>
  )
}

function Tools() {
  useEditorCommands()
  return (
    <>
      <Canvas tidy={useTidy()} />
      <OpenTool />
    </>
  )
}
