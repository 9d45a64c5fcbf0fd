import { join, relative } from 'node:path'
import type { Plugin } from 'vite'
import type { Bundle } from '../plugins/kit/server.ts'

const root = join(import.meta.dirname, '..')
const sources = ['builder', 'runtime/api/contract.ts', 'runtime/api/contract', 'runtime/flow', 'runtime/errors', 'plugins/kit']

/**
 * The team's app: `index.html`, and beside it what that asks for, each file named after its content. Addresses in it are relative,
 * so that it also runs below a path of a site.
 */
export const bundle: Bundle = {
  name: 'builder',
  sources,
  async build(folder) {
    const { build } = await import('vite')
    const { default: react } = await import('@vitejs/plugin-react')
    await build({
      configFile: false,
      root: import.meta.dirname,
      base: './',
      logLevel: 'silent',
      publicDir: false,
      define: { 'process.env.NODE_ENV': '"production"' },
      plugins: [react(), holdToSources],
      build: {
        outDir: folder,
        emptyOutDir: false,
        target: ['chrome123', 'firefox128', 'safari17.5'],
        assetsDir: '',
        // The policy of the page takes nothing that stands in an address.
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        reportCompressedSize: false,
        sourcemap: false,
        rolldownOptions: { output: { comments: false } },
      },
    })
  },
}

/** What is built from a file that is no source would not be built again when that file changes. */
const holdToSources: Plugin = {
  name: 'parley:hold-to-sources',
  generateBundle() {
    for (const id of this.getModuleIds()) {
      const path = relative(root, id.split('?')[0] ?? id)
      const isOurs = id.startsWith(root) && !path.startsWith('node_modules/')
      if (isOurs && !sources.some(source => path === source || path.startsWith(`${source}/`)))
        this.error(`${path} is used and no source of this bundle: add it to builder/build.ts`)
    }
  },
}
