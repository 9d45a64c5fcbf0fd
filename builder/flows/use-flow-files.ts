import type { Flow } from '../../runtime/flow/model.ts'
import { useClient } from '../api/api-context.tsx'
import { ApiError } from '../api/api-error.ts'
import type { Client } from '../api/client.ts'
import { copyOf } from './copy-of.ts'
import { fileNameOf, flowText } from './flow-file.ts'
import { saveFile } from './save-file.ts'

/** What is done with whole flows: read, add, take out as files. */
export interface FlowFiles {
  read(id: string): Promise<{ readonly revision: number; readonly flow: Flow }>
  /** Adds a flow under a name, with an id that is free. */
  add(flow: Flow, name: string, taken: readonly string[]): Promise<Flow>
  /** Adds a flow from elsewhere under its own id where that is free, else under another. Gives the id. */
  bringIn(flow: Flow, taken: readonly string[]): Promise<string>
  /** Puts a flow in place of the draft that has its id. Gives the id. */
  replace(flow: Flow): Promise<string>
  /** The flow as a file. */
  exportFlow(id: string): Promise<void>
  /** The same as a machine that XState runs. */
  exportMachine(id: string): Promise<void>
}

export function useFlowFiles(): FlowFiles {
  const client = useClient()
  const read: FlowFiles['read'] = id => readDraft(client, id)
  return {
    read,
    add: (flow, name, taken) => addFlow(client, copyOf(flow, name, taken), taken),
    async bringIn(flow, taken) {
      const made = taken.includes(flow.id) ? copyOf(flow, flow.name, taken) : flow
      return (await addFlow(client, made, taken)).id
    },
    async replace(flow) {
      const { revision } = await read(flow.id)
      await client.act('PUT /api/flows/:id', { params: { id: flow.id }, body: { revision, flow: { ...flow } } })
      return flow.id
    },
    async exportFlow(id) {
      const { flow } = await read(id)
      saveFile(fileNameOf(flow), flowText(flow), 'application/json')
    },
    async exportMachine(id) {
      const machine = await client.call('GET /api/flows/:id/machine', { params: { id } })
      saveFile(`${id}.machine.json`, `${JSON.stringify(machine, undefined, 2)}\n`, 'application/json')
    },
  }
}

async function readDraft(client: Client, id: string): ReturnType<FlowFiles['read']> {
  const { revision, flow } = await client.call('GET /api/flows/:id', { params: { id } })
  // The boundary: the server reads what it stores with the model of flows.
  return { revision, flow: flow as unknown as Flow }
}

// Ids of flows that were deleted are taken too, and only the server knows them.
const mostTries = 20

async function addFlow(client: Client, first: Flow, taken: readonly string[]): Promise<Flow> {
  const refused = [...taken]
  for (let flow = first; ; flow = copyOf(flow, flow.name, refused)) {
    try {
      await client.act('POST /api/flows', { body: { flow: { ...flow } } })
      return flow
    } catch (error) {
      const isTaken = error instanceof ApiError && error.code === 'flow_exists' && refused.length < taken.length + mostTries
      if (!isTaken) throw error
      refused.push(flow.id)
    }
  }
}
