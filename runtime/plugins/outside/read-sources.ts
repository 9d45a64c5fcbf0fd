import { readFile, stat } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import type { Program } from 'acorn'
import { errorWords } from '../../../plugins/kit/error-words.ts'
import { parseSource } from './parse-source.ts'
import type { PluginProblem } from './problem.ts'

/** The files of a plugin that belong to its code, by their paths within its folder, and what is wrong with them. */
export interface Sources {
  readonly modules: ReadonlyMap<string, Program>
  readonly problems: readonly PluginProblem[]
}

/** Reads files and all that they import from beside them, as text: nothing of it is run. */
export async function readSources(folder: string, entries: readonly string[]): Promise<Sources> {
  const modules = new Map<string, Program>()
  const problems: PluginProblem[] = []
  const met = new Set<string>()
  const read = async (file: string): Promise<void> => {
    if (met.has(file)) return
    met.add(file)
    const text = await readFile(join(folder, file), 'utf8').catch(whyOf)
    if (typeof text !== 'string') return void problems.push({ code: 'file_unreadable', params: text, file })
    if (file.endsWith('.json')) return void problems.push(...jsonProblems(file, text))
    const parsed = parseSource(file, text)
    if ('code' in parsed) return void problems.push(parsed)
    modules.set(file, parsed)
    await Promise.all(importsOf(parsed).map(named => follow(file, named)))
  }
  const follow = async (from: string, { specifier, line }: Named): Promise<void> => {
    const path = join(folder, dirname(from), specifier)
    const found = await stat(path).catch(() => undefined)
    if (found?.isFile() !== true)
      return void problems.push({ code: 'import_missing', params: { what: specifier }, file: from, line })
    const file = relative(folder, path)
    // What lies outside is not this plugin's to answer for.
    if (!file.startsWith('..') && isCode(file)) await read(file)
  }
  await Promise.all(entries.map(read))
  return { modules, problems }
}

/** Something a file imports from beside it. */
interface Named {
  readonly specifier: string
  readonly line: number
}

function importsOf({ body }: Program): readonly Named[] {
  return body.flatMap(node => {
    const source = 'source' in node ? node.source : undefined
    if (typeof source?.value !== 'string' || !/^\.\.?\//.test(source.value)) return []
    return [{ specifier: source.value, line: node.loc?.start.line ?? 1 }]
  })
}

const isCode = (file: string): boolean => /\.(ts|js|mts|mjs|json)$/.test(file)

function jsonProblems(file: string, text: string): readonly PluginProblem[] {
  try {
    JSON.parse(text)
    return []
  } catch (error) {
    const why = errorWords(error)
    const at = /at position (\d+)/.exec(why)?.[1]
    const line = at === undefined ? undefined : text.slice(0, Number(at)).split('\n').length
    return [{ code: 'syntax', params: { why }, file, ...(line === undefined ? {} : { line }) }]
  }
}

function whyOf(error: unknown): { readonly why: string } {
  return { why: error instanceof Error && 'code' in error ? String(error.code) : String(error) }
}
