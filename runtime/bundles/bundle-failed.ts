import { stripVTControlCharacters } from 'node:util'
import { errorWords } from '../../plugins/kit/error-words.ts'
import { ParleyError } from '../errors/parley-error.ts'

/** A bundle that cannot be had: which, why in a few words, and the folder that must be writable. */
export function bundleFailed(name: string, folder: string, error: unknown): ParleyError {
  const message = stripVTControlCharacters(errorWords(error))
  // What the first line of a bundler announces, the next ones say.
  const lines = message.replaceAll(/[\u2500-\u257f]+\s?/g, '').split('\n')
  const why = lines.flatMap(line => (/\w/.test(line) ? [line.trim()] : [])).slice(0, 3)
  return new ParleyError('bundle_failed', { name, folder, why: why.join(' ') }, { cause: error })
}
