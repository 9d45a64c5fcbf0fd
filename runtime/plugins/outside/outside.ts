import type { Declared } from './declared.ts'
import type { PluginProblem } from './problem.ts'
import type { Wants } from './wants.ts'

/** The plugins that are not part of this program: found in folders and packages, read, switched on by an admin, loaded anew when they change. */
export interface Outside {
  /** Where folders of plugins are put. */
  readonly folder: string
  /** Names of the npm packages that plugins are looked for in. */
  readonly packages: readonly string[]
  /** What keeps the folder itself from working as it could. */
  readonly problems: readonly PluginProblem[]
  list(): readonly OutsidePlugin[]
  /** Begins to watch the folder, where that is wanted. */
  begin(): Promise<void>
  /** Looks at the folders and packages now. */
  look(): Promise<void>
  /** Lets its code run. Errors: `plugin_unknown`; `plugin_changed`, when it wants something else than was seen; `plugin_broken`. */
  switchOn(id: string, seen: Wants, by: string): Promise<void>
  /** Ends its part in everything, and forgets what it was given. Error: `plugin_unknown`. */
  switchOff(id: string): Promise<void>
  /** The packages that plugins are looked for in, from now on. */
  setPackages(names: readonly string[]): Promise<void>
  /** Calls back when anything of what `list` says has changed. Gives what ends it. */
  listen(heard: () => void): () => void
  close(): Promise<void>
}

/** One of them. */
export interface OutsidePlugin {
  readonly id: string
  readonly origin: 'folder' | 'package'
  /** The name of its package, or its folder within the data folder. */
  readonly place: string
  /** `found`: nobody has agreed to it, and none of its code has run. `asks`: it wants more than it was given. */
  readonly state: 'found' | 'on' | 'asks' | 'broken' | 'gone'
  /** An earlier state of it runs. */
  readonly isStale: boolean
  /** As its source says it, or, where that cannot be read, as what runs of it does. */
  readonly declared?: Declared
  readonly given?: Given
  readonly problems: readonly PluginProblem[]
  /** When its files changed last, ms since 1970. */
  readonly changedAt?: number
}

/** What an admin has agreed to. */
export interface Given {
  readonly permissions: Wants
  readonly at: number
  /** As logs name them: `agent:u_1`. */
  readonly by: string
  /** Where it was found: the same id elsewhere is another plugin. */
  readonly place: string
}
