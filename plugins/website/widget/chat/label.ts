import type { EventView } from '../../../../runtime/api/contract.ts'
import type { Config } from '../contract.ts'
import type { Act } from './contract.ts'

/** What an act looks like until the server says it: words as they are, choices by what stood on them, a file by its name. */
export function labelOf(
  { text, choice, fields, fileId = '' }: Act,
  shown: readonly EventView[] | Config['greeting'],
  files: ReadonlyMap<string, string>,
): string {
  const offered = shown.flatMap(message =>
    !('type' in message) || message.type === 'message'
      ? [message, ...(message.parts ?? [])].flatMap(part => ('choices' in part && part.choices) || [])
      : [],
  )
  const picked = [choice ?? []].flat().map(id => offered.findLast(one => one.id === id)?.label ?? id)
  return text || picked.join(', ') || Object.values(fields ?? {}).join(', ') || (files.get(fileId) ?? fileId)
}
