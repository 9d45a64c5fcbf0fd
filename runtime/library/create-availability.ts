import { z } from 'zod'
import { isOpen, schedule } from '../../plugins/kit/schedule.ts'
import { ParleyError } from '../errors/parley-error.ts'
import type { Documents } from '../store/documents.ts'
import type { Availability } from './availability.ts'

const path = 'settings/availability'
const bodyModel = z.strictObject({
  hours: z.record(z.string(), schedule).default({}),
  agents: z.record(z.string(), z.int().min(0)).default({}),
})

/** Opens the document `settings/availability`; before it is written nothing is closed and everybody is there. */
export async function createAvailability(documents: Documents): Promise<Availability> {
  const stored = await documents.get(path)
  let current = { revision: stored?.revision ?? 0, ...bodyModel.parse(stored?.body ?? {}) }
  return {
    get: () => current,
    isOpen(id, now) {
      const hours = Object.hasOwn(current.hours, id) ? current.hours[id] : undefined
      return hours === undefined || isOpen(hours, now)
    },
    async set(body, revision) {
      const next =
        revision === current.revision
          ? await documents.put(path, bodyModel.parse(body), revision === 0 ? null : revision)
          : undefined
      if (next === undefined)
        throw new ParleyError('revision_stale', { id: path, revision }, { details: { revision: current.revision } })
      current = { revision: next, ...bodyModel.parse(body) }
      return { revision: next }
    },
  }
}
