import type { Localised } from '../../../plugins/kit/text.ts'
import type { Editor } from '../state/create-editor.ts'
import type { FlowSettings } from '../state/document.ts'
import { atPath, withPath } from '../state/with-path.ts'
import type { NewText } from './csv-in.ts'
import { wordingOf } from './missing.ts'

/** Writes texts, of nodes and of the flow itself, as one step of a gesture. An empty one is taken away. */
export function writeTexts(editor: Editor, texts: readonly NewText[], gesture: string): void {
  const ofNodes = texts.flatMap(({ row, language, text }) =>
    row.node ? [{ node: row.node.id, path: row.path, language, text }] : [],
  )
  if (ofNodes.length > 0) editor.edit('setTexts', { texts: ofNodes }, gesture)
  const ofFlow = texts.filter(({ row }) => row.node === undefined)
  if (ofFlow.length === 0) return
  let { settings } = editor.document()
  const { languages } = settings
  for (const { row, language, text } of ofFlow) {
    const { path, defaults } = row
    const begun = atPath(settings, path) !== undefined || !row.isWhole || defaults === undefined || text === ''
    if (!begun && !ofFlow.some(other => other.row.id === row.id && other.language === languages[0]))
      settings = withPath(settings, path, saidIn(defaults, languages)) as FlowSettings
    settings = withPath(settings, [...path, language], text === '' ? undefined : text) as FlowSettings
    // Empty in every language it is not written at all, and what is said by itself is back.
    const left: unknown = row.isWhole ? atPath(settings, path) : undefined
    if (typeof left === 'object' && left !== null && Object.keys(left).length === 0)
      settings = withPath(settings, path, undefined) as FlowSettings
  }
  const { display, options } = settings
  editor.edit('patchSettings', { display, options }, gesture)
}

/**
 * What is said by itself in these languages. Whoever begins with a translation leaves the others as they are; who writes the first
 * language says something new, that all others have yet to follow.
 */
export function saidIn(defaults: Localised, languages: readonly string[]): Localised {
  return Object.fromEntries(
    languages.flatMap(code => {
      const text = wordingOf({ texts: defaults, defaults: undefined }, code)
      return text === undefined ? [] : [[code, text]]
    }),
  )
}
