import type { ProblemView } from '../../../runtime/api/contract.ts'
import { flowModel } from '../../../runtime/flow/model.ts'
import { fieldErrorsOf } from '../../api/field-errors.ts'
import { createEditor, type Editor } from '../../editor/state/create-editor.ts'

/**
 * What the fields of the flow editor stand in: languages of texts, and what is wrong where. Of a channel's settings there is no flow, so
 * it has no nodes.
 */
export function createFieldsEditor(languages: readonly string[], isReadOnly: boolean): Editor {
  const flow = flowModel.parse({ format: 1, id: 'channel', name: 'Channel', kind: 'bot', languages, nodes: [], edges: [] })
  const createId = (): string => crypto.randomUUID().slice(0, 8)
  return createEditor({ flow, descriptors: new Map(), isReadOnly, createId })
}

/** What the server says of single fields, as checks say it. */
export function problemsIn(error: unknown): readonly ProblemView[] {
  return Object.entries(fieldErrorsOf(error)).flatMap(([path, message]) => {
    const field = path.replace(/^config\.?/, '')
    // An item of a list of words has no field of its own.
    const places = /\.\d+$/.test(field) ? [field, field.replace(/\.\d+$/, '')] : [field]
    return places.map(place => ({ code: 'channel_invalid', severity: 'error' as const, field: place, message }))
  })
}
