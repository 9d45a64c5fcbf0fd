import { useMemo } from 'react'
import type { Flow } from '../../../runtime/flow/model.ts'
import { useAnswerWhen } from '../../api/use-answer.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { Canvas } from '../canvas/canvas.tsx'
import { CanvasViewProvider } from '../canvas/canvas-view.tsx'
import { useEditorCommands } from '../commands/use-editor-commands.ts'
import { EditorProvider, useEditor } from '../editor-context.tsx'
import { createEditor, type Editor } from '../state/create-editor.ts'
import { documentOf, flowOf } from '../state/document.ts'
import { type ChangeLine, changeLines, marksOf, unionOf } from './change-lines.ts'
import { ComparePanel } from './compare-panel.tsx'
import type { Look } from './look.ts'
import { VersionBanner } from './version-banner.tsx'
import classes from './versions.module.css'

interface VersionStageProps {
  readonly look: Look
  onRestore(version: number): void
  onClose(): void
}

/** A version on a canvas of its own, where nothing can be changed; compared, with all that came and went marked. */
export function VersionStage({ look, onRestore, onClose }: VersionStageProps) {
  const draft = useEditor()
  const { id } = draft.document().settings
  const older = useVersion(id, look.kind === 'version' ? look.version : look.from)
  const newer = useVersion(id, look.kind === 'compare' ? look.to : undefined)
  const comparesDraft = look.kind === 'compare' && look.to === undefined
  const after = comparesDraft ? flowOf(draft.document()) : newer.flow
  // What the draft is at this moment is compared: nobody draws while they look.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the draft's flow is a new one each time
  const shown = useMemo(
    () => older.flow && shownOf(draft, older.flow, look.kind === 'compare' ? after : undefined),
    [draft, older.flow, newer.flow, look],
  )
  const error = older.error ?? newer.error
  if (error) return <ErrorState error={error} again={() => void (older.error ? older : newer).refetch()} />
  if (!shown || (look.kind === 'compare' && !after)) return <div className={classes.stage} />
  return (
    <EditorProvider editor={shown.editor}>
      <CanvasViewProvider key={JSON.stringify(look)}>
        <VersionBanner look={look} onRestore={onRestore} onClose={onClose} />
        <div className={classes.stage}>
          <Canvas />
          <Commands />
        </div>
        {look.kind === 'compare' && <ComparePanel lines={shown.lines} />}
      </CanvasViewProvider>
    </EditorProvider>
  )
}

function Commands() {
  useEditorCommands()
  return null
}

function useVersion(id: string, version: number | undefined) {
  const { data, error, refetch } = useAnswerWhen(version !== undefined, 'GET /api/flows/:id/versions/:version', {
    params: { id, version: String(version) },
  })
  // The boundary: the server reads what it stores with the model of flows.
  return { flow: data?.flow as unknown as Flow | undefined, error, refetch }
}

interface Shown {
  readonly editor: Editor
  readonly lines: readonly ChangeLine[]
}

function shownOf(draft: Editor, before: Flow, after: Flow | undefined): Shown {
  const { descriptors, language } = draft.session.get()
  const lines = after ? changeLines(documentOf(before), documentOf(after)) : []
  const flow = after ? unionOf(before, after) : before
  const editor = createEditor({ flow, descriptors, isReadOnly: true, createId: draft.createId })
  editor.see({ language, ...(after ? { marks: marksOf(lines) } : {}) })
  return { editor, lines }
}
