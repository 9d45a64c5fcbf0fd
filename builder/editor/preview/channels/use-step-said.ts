import { useEffect, useReducer, useState } from 'react'
import type { PreviewView } from '../../../../runtime/api/contract.ts'
import { useClient } from '../../../api/api-context.tsx'
import type { Client } from '../../../api/client.ts'
import { browserClock } from '../../../clock.ts'
import { useDocument, useEditor, useSeen } from '../../editor-context.tsx'
import type { Editor } from '../../state/create-editor.ts'
import { flowOf } from '../../state/document.ts'

/** What a step says, or why nobody knows. */
export type StepSaid =
  | { readonly is: 'asking' }
  | { readonly is: 'said'; readonly events: PreviewView['events'] }
  | { readonly is: 'failed'; readonly error: unknown }

/** Nobody types as fast as this without a pause. */
const restMs = 350
/** A flow of its own to the server: one that is tried out beside it goes on. */
const aside = 'preview-of-one-step'

/**
 * What one step says by itself. It is asked of the server, which runs the step as it would be run, in a flow in which nothing comes after
 * it: so the words of steps that plugins bring are the true ones too.
 */
export function useStepSaid(node: string | undefined): StepSaid & { again(): void } {
  const client = useClient()
  const editor = useEditor()
  const language = useSeen(session => session.language)
  const document = useDocument(now => now)
  const [round, again] = useReducer((count: number) => count + 1, 0)
  const [found, setFound] = useState<StepSaid & { readonly of?: string }>({ is: 'asking' })
  // biome-ignore lint/correctness/useExhaustiveDependencies: another document says something else
  useEffect(() => {
    if (node === undefined) return undefined
    const ended = new AbortController()
    const tell = (said: StepSaid): void => {
      if (!ended.signal.aborted) setFound({ ...said, of: node })
    }
    const cancel = browserClock.after(restMs, () => {
      ask(client, editor, node, language).then(
        events => tell({ is: 'said', events }),
        (error: unknown) => tell({ is: 'failed', error }),
      )
    })
    return () => {
      ended.abort()
      cancel()
    }
  }, [client, editor, node, language, document, round])
  return { ...(found.of === node ? found : { is: 'asking' }), again }
}

async function ask(client: Client, editor: Editor, node: string, language: string): Promise<PreviewView['events']> {
  const flow = flowOf(editor.document())
  const edges = flow.edges.filter(({ source }) => source !== node)
  const made = await client.act('POST /api/previews', {
    body: { flow: { ...flow, id: aside, edges }, start: node, language, contact: null, open: null, available: true, away: false },
  })
  const params = { id: made.id }
  try {
    const { events } = await client.call('GET /api/previews/:id', { params })
    return events
  } finally {
    void client.act('DELETE /api/previews/:id', { params }).catch(() => undefined)
  }
}
