import { call } from './loader/events.ts'
import { createPageApi, isWanted, type PageApi, update } from './loader/page-api.ts'
import { readSettings, settings } from './loader/settings.ts'
import { warn } from './loader/warn.ts'
import { watchAddress } from './loader/watch-address.ts'

declare global {
  interface Window {
    Parley?: PageApi
    parleySettings?: unknown
    parleyOnReady?: unknown
  }
  /** Names the build: the folder that the panel of this loader is in. */
  const __PARLEY_BUILD__: string
}

/** The script that a site embeds: one widget a page, also when it is embedded twice. */
function embed(script: HTMLOrSVGScriptElement | null): void {
  // An element of the page with this id would be found as well.
  if (Object.hasOwn(window, 'Parley')) return
  const { src, dataset = {} }: Partial<HTMLScriptElement> = Object(script)
  if (!src) return warn('embed widget.js by <script src>')
  const [origin = ''] = src.split('/widget.js')
  const read = (): void => readSettings(origin, dataset)
  read()
  window.Parley = createPageApi(read)
  if (settings.refreshOnNavigation)
    watchAddress(() => {
      if (isWanted) void update()
    })
  const waiting = window.parleyOnReady
  // From now on whoever is pushed is called at once.
  const queue = {
    push(...ready: readonly unknown[]) {
      for (const run of ready) call(run)
    },
  }
  window.parleyOnReady = queue
  queue.push(...(Array.isArray(waiting) ? waiting : [waiting]))
  if (settings.loadImmediately && !isWanted) void update()
}

embed(document.currentScript)
