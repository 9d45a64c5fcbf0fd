import { notifications } from '@mantine/notifications'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Flow } from '../../../runtime/flow/model.ts'
import { useClient } from '../../api/api-context.tsx'
import { CrashBoundary } from '../../shell/crash-boundary.tsx'
import { useErrorWords } from '../../ui/error-words.ts'
import { Canvas } from '../canvas/canvas.tsx'
import { useEditorCommands } from '../commands/use-editor-commands.ts'
import { useDocument, useEditor, useSeen } from '../editor-context.tsx'
import { useTidy } from '../layout/use-tidy.ts'
import { Palette } from '../palette/palette.tsx'
import { LitPill } from '../problems/lit-pill.tsx'
import { ProblemChips } from '../problems/problem-chips.tsx'
import { ProblemsPanel } from '../problems/problems-panel.tsx'
import { OpenTool } from '../tools/open-tool.tsx'
import type { Look } from '../versions/look.ts'
import { VersionStage } from '../versions/version-stage.tsx'
import { VersionsPanel } from '../versions/versions-panel.tsx'
import classes from './page.module.css'

const Panel = lazy(async () => ({ default: (await import('../panel/panel.tsx')).Panel }))
const LiveChatPanel = lazy(async () => ({ default: (await import('../live-chat/live-chat-panel.tsx')).LiveChatPanel }))
const PreviewPanel = lazy(async () => ({ default: (await import('../preview/preview-panel.tsx')).PreviewPanel }))

interface BuildTabProps {
  readonly publish: (() => void) | undefined
  readonly areProblemsOpen: boolean
  showProblems(areOpen: boolean): void
}

/** The canvas, what is put on it at its left, and what is looked at beside it. */
export function BuildTab({ publish, areProblemsOpen, showProblems }: BuildTabProps) {
  const editor = useEditor()
  const side = useSeen(seen => seen.side)
  const isLiveChat = useDocument(({ settings }) => settings.kind === 'live-chat')
  const tidy = useTidy()
  const [look, setLook] = useState<Look>()
  const restore = useRestore(() => setLook(undefined))
  return (
    <>
      {!look && <Palette />}
      <div className={classes.middle}>
        {look ? (
          <VersionStage look={look} onRestore={restore} onClose={() => setLook(undefined)} />
        ) : (
          <>
            <Commands publish={publish} />
            <div className={classes.stage}>
              <Canvas tidy={tidy} />
              {!areProblemsOpen && <ProblemChips onOpen={() => showProblems(true)} />}
              <LitPill />
              <OpenTool />
            </div>
            {areProblemsOpen && <ProblemsPanel onClose={() => showProblems(false)} />}
          </>
        )}
      </div>
      {/* What cannot be loaded now takes no drawing with it. */}
      <CrashBoundary key={look ? 'versions' : (side ?? 'node')}>
        <Suspense fallback={null}>
          {(side === 'versions' || look) && (
            <VersionsPanel
              look={look}
              onLook={setLook}
              onRestore={restore}
              onClose={() => {
                setLook(undefined)
                editor.see({ side: 'node' })
              }}
            />
          )}
          {!look && side === 'preview' && <PreviewPanel />}
          {!look && (side === undefined || side === 'node') && (
            <>
              <Panel />
              {isLiveChat && <LiveChatPanel />}
            </>
          )}
        </Suspense>
      </CrashBoundary>
    </>
  )
}

/** Offers what can be done with the draft: not while something else is looked at. */
function Commands({ publish }: { readonly publish: (() => void) | undefined }) {
  useEditorCommands({ publish })
  return null
}

/** Makes the draft what a version was, as one step that can be undone. */
function useRestore(restored: () => void): (version: number) => void {
  const { t } = useTranslation()
  const client = useClient()
  const editor = useEditor()
  const words = useErrorWords()
  return version => {
    const { id } = editor.document().settings
    const doRestore = async (): Promise<void> => {
      const found = await client.call('GET /api/flows/:id/versions/:version', { params: { id, version: String(version) } })
      // The boundary: the server reads what it stores with the model of flows.
      editor.edit('replaceFlow', { flow: found.flow as unknown as Flow })
      restored()
      notifications.show({ message: t('editor.versions.restored', { version }) })
    }
    void doRestore().catch((error: unknown) => notifications.show({ message: words(error), color: 'red' }))
  }
}
