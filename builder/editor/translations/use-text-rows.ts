import { useMemo } from 'react'
import { useAnswer } from '../../api/use-answer.ts'
import { useDocument, useSeen } from '../editor-context.tsx'
import { createTextRows, type DisplaySchema, type TextRow } from './text-rows.ts'

/** All texts of the flow that is edited. */
export function useTextRows(): readonly TextRow[] {
  const descriptors = useSeen(session => session.descriptors)
  const nodes = useDocument(document => document.nodes)
  const settings = useDocument(document => document.settings)
  const { data: channels } = useAnswer('GET /api/channels')
  const { data: plugins } = useAnswer('GET /api/plugins')
  const kind = channels?.find(({ id }) => id === settings.channel)?.kind
  const plugin = plugins?.find(({ type, id }) => type === 'channel' && id === kind)
  // The boundary: a descriptor's schema comes as untyped JSON.
  const display = plugin?.display as DisplaySchema
  const rowsOf = useMemo(() => createTextRows(descriptors, display), [descriptors, display])
  return useMemo(() => rowsOf({ nodes, settings }), [rowsOf, nodes, settings])
}
