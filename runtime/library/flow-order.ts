import { z } from 'zod'
import type { Documents } from '../store/documents.ts'

const path = 'settings/targeting'
const orderModel = z.array(z.string())

/** Targeting order first, then flows that were put into the folder by hand. */
export async function readOrder(documents: Documents): Promise<readonly string[]> {
  const order = orderModel.parse((await documents.get(path))?.body ?? [])
  return [...new Set([...order, ...(await documents.list('flows'))])]
}

/** Puts a new flow last. */
export async function addToOrder(documents: Documents, id: string): Promise<void> {
  await change(documents, order => (order.includes(id) ? order : [...order, id]))
}

/** Writes the whole order anew. */
export async function writeOrder(documents: Documents, ids: readonly string[]): Promise<void> {
  await change(documents, () => ids)
}

async function change(documents: Documents, make: (order: readonly string[]) => readonly string[]): Promise<void> {
  const stored = await documents.get(path)
  const order = orderModel.parse(stored?.body ?? [])
  const next = make(order)
  if (next === order) return
  const revision = await documents.put(path, next, stored?.revision ?? null)
  // Somebody else wrote it at the same moment.
  if (revision === undefined) await change(documents, make)
}
