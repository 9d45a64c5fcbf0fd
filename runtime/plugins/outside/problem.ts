/** What keeps a plugin from running, as data: what it says, and what to do about it, stands in `runtime/locale` under `plugins.<code>`. */
export interface PluginProblem {
  readonly code: ProblemCode
  readonly params?: Readonly<Record<string, string | number>>
  /** As a path within the plugin’s folder. */
  readonly file?: string
  /** From 1. */
  readonly line?: number
  /** Of the declaration: `texts.en.ports`. */
  readonly field?: string
}

/** Everything that can be wrong with a plugin. */
export const problemCodes = [
  'folder_name',
  'index_missing',
  'package_missing',
  'package_source',
  'file_unreadable',
  'syntax',
  'import_missing',
  'declaration_missing',
  'declaration_twice',
  'permissions_hidden',
  'permissions_wrong',
  'id_differs',
  'id_taken',
  'load_failed',
  'load_slow',
  'export_missing',
  'wants_differ',
  'server_differs',
  'site_refused',
  'shape',
  'contract',
  'links_missing',
  'unwatched',
] as const

export type ProblemCode = (typeof problemCodes)[number]
