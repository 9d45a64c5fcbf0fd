import type { Descriptor } from '../../../plugins/kit/descriptor.ts'
import type { FlowNode } from '../../../runtime/flow/model.ts'

/** The action that says what is pasted as plain text: the one there is for it, if its installation has it. */
const action = 'say'
const most = 8_000

/** A node that says a text, all of it, whatever its paragraphs; or why none can: it is too `long`, or no action says texts here. */
export function sayOf(
  text: string,
  descriptors: ReadonlyMap<string, Descriptor>,
  language: string,
): FlowNode | 'long' | 'unknown' {
  const said = text.replaceAll('\r\n', '\n').trim()
  const descriptor = descriptors.get(action)
  if (!descriptor) return 'unknown'
  if (said.length > most) return 'long'
  return {
    id: 'pasted',
    action,
    ...(descriptor.version > 1 ? { actionVersion: descriptor.version } : {}),
    config: { text: { [language]: said } },
    position: { x: 0, y: 0 },
  }
}
