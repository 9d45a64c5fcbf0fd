import type { StorybookConfig } from '@storybook/react-vite'
import { searchForWorkspaceRoot } from 'vite'
import { galleryIndexer, ownFolder, ownPlugins } from './own-plugins.ts'

/** What stories import from packages, whichever of them comes first. */
const found = [
  '@dagrejs/dagre',
  'preact',
  'preact/hooks',
  'preact/jsx-runtime',
  'preact/jsx-dev-runtime',
  'react',
  'react-dom',
  'react-dom/client',
  'react/jsx-runtime',
  'react/jsx-dev-runtime',
  '@mantine/core',
  '@mantine/form',
  '@mantine/hooks',
  '@mantine/notifications',
  '@mantine/spotlight',
  '@tabler/icons-react',
  '@tanstack/react-query',
  '@tanstack/react-virtual',
  '@tiptap/core',
  '@tiptap/extension-document',
  '@tiptap/extension-paragraph',
  '@tiptap/extension-text',
  '@tiptap/extensions',
  '@tiptap/pm/model',
  '@tiptap/pm/state',
  '@tiptap/pm/view',
  '@tiptap/react',
  '@xstate/react',
  '@xstate/store',
  '@xyflow/react',
  'i18next',
  'papaparse',
  'react-i18next',
  'storybook/test',
  'wouter',
  'wouter/memory-location',
  'xstate',
  'zod',
]

const config: StorybookConfig = {
  stories: ['../stories/**/*.stories.tsx'],
  // What messages show by id, as the server would serve it.
  staticDirs: [{ from: '../stories/media', to: '/api/media' }],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y', '@storybook/addon-vitest'],
  framework: '@storybook/react-vite',
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  typescript: { reactDocgen: 'react-docgen' },
  experimental_indexers: (indexers = []) => [galleryIndexer, ...indexers],
  // Found out only when the first story runs, they would make the page load again in the middle of a test.
  viteFinal: vite => ({
    ...vite,
    plugins: [...(vite.plugins ?? []), ownPlugins()],
    server: {
      ...vite.server,
      fs: { ...vite.server?.fs, allow: [...(vite.server?.fs?.allow ?? [searchForWorkspaceRoot(process.cwd())]), ownFolder] },
    },
    optimizeDeps: {
      ...vite.optimizeDeps,
      include: [...(vite.optimizeDeps?.include ?? []), ...found],
    },
  }),
}

export default config
