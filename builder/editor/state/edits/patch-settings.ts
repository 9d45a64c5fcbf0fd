import type { FlowSettings } from '../document.ts'
import { sameJson } from '../same-json.ts'
import type { Edit } from './edit.ts'

/** Changes what belongs to the flow as a whole: its name, languages, inbox, options. */
export const patchSettings: Edit<Partial<FlowSettings>> = ({ settings }, patch) => {
  const after = { ...settings, ...patch, id: settings.id, format: settings.format }
  return sameJson(settings, after) ? [] : [{ kind: 'settings', before: settings, after }]
}
