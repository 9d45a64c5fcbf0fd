import type { Answer } from '../../api/routes.ts'

/** A plugin as an admin sees it. */
export type InstalledPlugin = Answer<'GET /api/plugins/installed'>['plugins'][number]

/** What is wrong with one. */
export type PluginProblem = InstalledPlugin['problems'][number]
/** Where its I/O may go and which credentials it may open. */
export type Permissions = InstalledPlugin['wants']

/** A problem as a line of text, to be taken to whoever can mend it. */
export function problemText({ file, line, field, message, remedy }: PluginProblem): string {
  return [placeOf({ file, line }), field, message, remedy].filter(Boolean).join('\n')
}

/** `index.ts:12`, as editors take it. */
export function placeOf({ file, line }: Pick<PluginProblem, 'file' | 'line'>): string {
  return [file, line].filter(part => part !== undefined).join(':')
}

/** Where a plugin's folder lies, as one opens it. `place` is its path within the data folder. */
export function pathOf(folder: string, place: string): string {
  return `${folder.replace(/[\\/][^\\/]+[\\/]?$/, '')}/${place}`
}

/** What a plugin wants and was not given: what an admin has not agreed to yet. */
export function newIn(wants: Permissions, given: Permissions | undefined): Permissions {
  return {
    hosts: wants.hosts.filter(host => given?.hosts.includes(host) !== true),
    secrets: wants.secrets.filter(name => given?.secrets.includes(name) !== true),
  }
}
