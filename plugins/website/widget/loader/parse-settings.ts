import type { Settings } from '../contract.ts'

type Said = Readonly<Record<string, unknown>>

/**
 * The settings of a page: `window.parleySettings`, then the script tag's `data-` attributes. Names, languages and
 * looks are judged by the server. `origin`: where the script came from.
 */
export function parseSettings(origin: string, page: unknown, data: Said): Settings {
  const settings: Record<string, unknown> = {
    inlineEmbedSelector: data.inline,
    loadImmediately: true,
    ...data,
    ...Object(page),
    origin,
  }
  // A boundary: whatever a page has said is looked at as text, as attributes are.
  for (const [name, value] of Object.entries(settings as Record<string, string>)) {
    // An attribute without a value, such as `data-disable-attachment`, means yes.
    if (/^(load|disable|avoid|hide|refresh)/.test(name)) settings[name] = !/^(false|null|undefined)$/.test(value)
  }
  // And what stands there now are settings.
  return settings as unknown as Settings
}
