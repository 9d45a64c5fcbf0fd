import { adminToken, type ChildServer } from './child-server.ts'
import { loopFlow } from './loop-flow.ts'
import { benchFlow } from './stored-turns.ts'

/** Brings the flow that is measured, the way authors do. */
export async function publishFlow({ url }: ChildServer): Promise<void> {
  const { revision } = await send(`${url}/api/flows`, { flow: loopFlow(benchFlow, 41) })
  await send(`${url}/api/flows/${benchFlow}/publish`, { revision })
}

async function send(address: string, body: object): Promise<Record<string, unknown>> {
  const headers = { authorization: `Bearer ${adminToken}`, 'content-type': 'application/json' }
  const response = await fetch(address, { method: 'POST', headers, body: JSON.stringify(body) })
  if (!response.ok) throw new Error(`${address} answered ${response.status}: ${await response.text()}`)
  return (await response.json()) as Record<string, unknown>
}
