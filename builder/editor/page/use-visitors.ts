import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useClient } from '../../api/api-context.tsx'
import { keyOf } from '../../api/query-key.ts'
import type { Editor } from '../state/create-editor.ts'
import { sameJson } from '../state/same-json.ts'

/** Often enough to see somebody move, seldom enough that an open editor costs nothing. */
const everyMs = 10_000

/** Keeps how many visitors are at which node, while somebody looks. */
export function useVisitors(editor: Editor): void {
  const client = useClient()
  const { id } = editor.document().settings
  const params = { params: { id } }
  const { data } = useQuery({
    queryKey: keyOf('GET /api/flows/:id/usage', params),
    queryFn: ({ signal }) => client.until(signal).call('GET /api/flows/:id/usage', params),
    refetchInterval: everyMs,
  })
  useEffect(() => {
    if (!data) return
    const visitors = new Map(data.nodes.map(({ node, open }) => [node, open]))
    if (!sameJson([...visitors], [...editor.session.get().visitors])) editor.see({ visitors })
  }, [editor, data])
}
