import type { Change } from './change.ts'
import { type FlowDocument, type Kind, kinds } from './document.ts'
import { sameJson } from './same-json.ts'

/** What makes one document of another, record by record: for restoring, importing, merging and comparing. */
export function changesBetween(before: FlowDocument, after: FlowDocument): readonly Change[] {
  const settings: Change[] = sameJson(before.settings, after.settings)
    ? []
    : [{ kind: 'settings', before: before.settings, after: after.settings }]
  return [...settings, ...kinds.flatMap(kind => between(before, after, kind))]
}

function between(before: FlowDocument, after: FlowDocument, kind: Kind): readonly Change[] {
  const [was, is] = [before[kind], after[kind]]
  const ids = new Set([...was.keys(), ...is.keys()])
  const places = new Map([...was.keys()].map((id, index) => [id, index]))
  return [...ids]
    .filter(id => was.get(id) !== is.get(id) && !sameJson(was.get(id), is.get(id)))
    .map(id => {
      const at = is.has(id) && was.has(id) ? undefined : places.get(id)
      return { kind, id, before: was.get(id), after: is.get(id), ...(at === undefined ? {} : { at }) } as Change
    })
}
