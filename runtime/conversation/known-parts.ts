import type { ShownPart } from '../../plugins/kit/message.ts'
import type { World } from './world.ts'

/** Parts with what is known of their media: whoever shows them can keep room for a picture and say how large a file is. */
export function knownParts(parts: readonly ShownPart[], medium: World['medium']): readonly ShownPart[] {
  return parts.map(part => {
    const known = part.type === 'card' ? undefined : medium?.(part.mediaId)
    if (!known || part.type === 'card') return part
    const { name, bytes, width, height } = known
    return { ...part, name, bytes, ...(width === undefined || height === undefined ? {} : { width, height }) }
  })
}
