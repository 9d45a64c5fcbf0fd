import type { PluginModule } from '../builder/editor/declared.ts'

/**
 * The plugins of the data folder, by the name of their folder, loaded when they are shown: one that cannot be read breaks nothing but
 * its own story. Storybook writes the list (`.storybook/own-plugins.ts`); elsewhere there are none.
 */
export const ownPlugins: Readonly<Record<string, () => Promise<PluginModule>>> = {}
