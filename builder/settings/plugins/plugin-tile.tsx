import { ActionTile } from '../../ui/action-tile.tsx'
import type { InstalledPlugin } from './installed-plugin.ts'
import { useRunning } from './use-running.ts'

/** The sign of a plugin, in the colour its cards have on the canvas while it runs. */
export function PluginTile({ plugin: { id, icon, state } }: { readonly plugin: InstalledPlugin }) {
  const { category } = useRunning(id)
  return <ActionTile icon={state === 'gone' ? undefined : (icon ?? 'puzzle')} category={category} size={32} />
}
