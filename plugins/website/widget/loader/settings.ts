import type { Settings } from '../contract.ts'
import { parseSettings } from './parse-settings.ts'

// The loader has one widget in a page, so what it knows stands in its modules: an object for each idea would not fit into the
// few kilobytes that a page lends it.

/** Those of the page, as they were when it last asked for the widget. */
export let settings: Settings

/** Reads them, again at every load: a page may change its mind in between. `origin`: where the script came from. */
export function readSettings(origin: string, data: Readonly<Record<string, unknown>>): void {
  settings = parseSettings(origin, window.parleySettings, data)
}
