import type { CardWords } from '../../../builder/editor/picture/card.ts'
import { durationWords } from '../../../builder/editor/picture/duration-words.ts'
import type { Descriptor } from '../../../plugins/kit/descriptor.ts'
import { descriptorOf } from '../../../plugins/kit/descriptor.ts'
import { loadPlugins } from '../../../runtime/plugins/load-plugins.ts'

/** What the built-in actions and triggers look like to a builder. */
export async function builtInDescriptors(): Promise<ReadonlyMap<string, Descriptor>> {
  const { declarations } = await loadPlugins()
  return new Map([...declarations.values()].map(declared => [declared.id, descriptorOf(declared)]))
}

/** The words of a reader of English, short enough to read in a test. */
export const plainWords: CardWords = {
  language: 'en',
  text: key => key,
  missing: action => `missing ${action}`,
  category: name => name,
  slot: path => path.split('.').at(-1) ?? path,
  condition: condition => JSON.stringify(condition),
  duration: ms => durationWords(ms, 'en'),
}
