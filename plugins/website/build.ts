import { cp, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import type { Plugin } from 'vite'
import type { Bundle } from '../kit/server.ts'

const root = join(import.meta.dirname, '..', '..')
const widget = join(import.meta.dirname, 'widget')
/** Those that know all the widget is written in: `light-dark()`, nested styles. */
const browsers = ['chrome123', 'firefox128', 'safari17.5']
const sources = ['plugins/website/widget', 'plugins/website/shown.ts', 'plugins/kit']

/**
 * The widget: `widget.js`, a classic script that sites embed; `panel.js`, a module it fetches when somebody opens the chat, and
 * `extras.js`, which that fetches when it comes to forms, cards and lists; `texts/<language>.json`; and `panel.css`, the styles of both for pages that take none from scripts.
 */
export const bundle: Bundle = {
  name: 'website',
  sources,
  async build(folder, hash) {
    const loader = await buildScript({ entry: 'loader.ts', file: 'widget.js', format: 'iife', folder, hash })
    const panel = await buildScript({ entry: 'panel.ts', file: 'panel.js', format: 'es', folder, hash })
    await writeFile(join(folder, 'panel.css'), [...new Set([...loader, ...panel])].join('\n'))
    await cp(join(widget, 'texts'), join(folder, 'texts'), { recursive: true })
  },
}

interface Script {
  readonly entry: string
  readonly file: string
  readonly format: 'es' | 'iife'
  readonly folder: string
  readonly hash: string
}

/** A file from one entry, and one more for what it fetches later: nothing in it is evaluated. Gives its styles. */
async function buildScript({ entry, file, format, folder, hash }: Script): Promise<readonly string[]> {
  const { build } = await import('vite')
  const styles: string[] = []
  await build({
    configFile: false,
    root,
    logLevel: 'silent',
    publicDir: false,
    define: { __PARLEY_BUILD__: JSON.stringify(hash), 'process.env.NODE_ENV': '"production"' },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact', development: false } },
    plugins: [keepStyles(styles), holdToSources],
    build: {
      outDir: folder,
      emptyOutDir: false,
      target: browsers,
      assetsInlineLimit: 0,
      // As a library: what an application gets around its imports, for files that come beside, has no use here.
      lib: { entry: join(widget, entry), formats: [format], name: 'parley', fileName: () => file },
      reportCompressedSize: false,
      sourcemap: false,
      rolldownOptions: {
        output: { codeSplitting: format === 'es', chunkFileNames: '[name].js', comments: false, minify: true },
        // What both need stands in the entry: else it would be a third file.
        preserveEntrySignatures: 'allow-extension',
      },
    },
  })
  return styles
}

/** Takes down the styles that scripts put on themselves, as they went into them, in the order they are put on. */
function keepStyles(styles: string[]): Plugin {
  const texts = new Map<string, string>()
  return {
    name: 'parley:keep-styles',
    enforce: 'post',
    transform(code, id) {
      const [, text] = (id.endsWith('.css?inline') && /^export default (".*")/s.exec(code)) || []
      if (text !== undefined) texts.set(id, String(JSON.parse(text)))
    },
    generateBundle(_options, chunks) {
      for (const chunk of Object.values(chunks))
        if (chunk.type === 'chunk') styles.push(...chunk.moduleIds.flatMap(id => texts.get(id) ?? []))
    },
  }
}

/** What is built from a file that is no source would not be built again when that file changes. */
const holdToSources: Plugin = {
  name: 'parley:hold-to-sources',
  generateBundle() {
    for (const id of this.getModuleIds()) {
      const path = relative(root, id.split('?')[0] ?? id)
      const isOurs = id.startsWith(root) && !path.startsWith('node_modules/')
      if (isOurs && !sources.some(source => path === source || path.startsWith(`${source}/`)))
        this.error(`${path} is used and no source of this bundle: add it to plugins/website/build.ts`)
    }
  },
}
