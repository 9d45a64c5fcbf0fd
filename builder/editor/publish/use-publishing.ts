import { useQueryClient } from '@tanstack/react-query'
import { useMachine } from '@xstate/react'
import { useMemo } from 'react'
import { type ActorRefFrom, fromPromise } from 'xstate'
import type { Flow } from '../../../runtime/flow/model.ts'
import { useClient } from '../../api/api-context.tsx'
import type { Client } from '../../api/client.ts'
import { keyOf } from '../../api/query-key.ts'
import { useEditor } from '../editor-context.tsx'
import { useSaving } from '../save/saver-context.tsx'
import { type Asked, type Prepared, publishMachine } from './publish-machine.ts'

/** Publishing the flow of the editor above. */
export function usePublishing(): readonly [
  ReturnType<typeof useMachine<typeof publishMachine>>[0],
  ActorRefFrom<typeof publishMachine>['send'],
] {
  const client = useClient()
  const queries = useQueryClient()
  const editor = useEditor()
  const saver = useSaving()
  const { id } = editor.document().settings
  const machine = useMemo(
    () =>
      publishMachine.provide({
        actors: {
          prepare: fromPromise<Prepared>(async () => {
            await saver.flush()
            return prepare(client, id)
          }),
          publish: fromPromise<number, Asked>(async ({ input: { revision, note } }) => {
            const body = { revision, ...(note === '' ? {} : { note }) }
            const { version } = await client.act('POST /api/flows/:id/publish', { params: { id }, body })
            for (const route of ['GET /api/flows', 'GET /api/flows/:id/versions', 'GET /api/flows/:id/usage'] as const)
              void queries.invalidateQueries({ queryKey: keyOf(route) })
            return version
          }),
        },
      }),
    [client, queries, saver, id],
  )
  const [state, send] = useMachine(machine)
  return [state, send]
}

async function prepare(client: Client, id: string): Promise<Prepared> {
  const [draft, { problems }, versions, flows] = await Promise.all([
    client.call('GET /api/flows/:id', { params: { id } }),
    client.act('POST /api/flows/:id/check', { params: { id }, body: {} }),
    client.call('GET /api/flows/:id/versions', { params: { id } }),
    client.call('GET /api/flows'),
  ])
  const version = versions.at(-1)?.version
  const last =
    version === undefined
      ? undefined
      : await client.call('GET /api/flows/:id/versions/:version', {
          params: { id, version: String(version) },
        })
  return {
    revision: draft.revision,
    // The boundary: the server reads what it stores with the model of flows.
    draft: draft.flow as unknown as Flow,
    problems,
    last: last && { version: last.version, flow: last.flow as unknown as Flow },
    isLive: flows.some(flow => flow.id === id && flow.live),
  }
}
