import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { BundleFiles } from '../../plugins/kit/server.ts'
import type { AppBundle } from '../../runtime/api/app-bundle.ts'
import { createBundleFiles } from '../../runtime/bundles/bundle-files.ts'

/** Files as the build of the widget leaves them, with next to nothing in them. */
export const pretendFiles: Readonly<Record<string, string>> = {
  'widget.js': 'console.log("the loader")',
  'panel.js': 'export const createPanel = () => {}',
  'panel.css': '.panel{}',
  'texts/en.json': '{"panel":"Chat with {name}"}',
  'main-abc.js': 'console.log("the app")',
}

/** The team's app with next to nothing in it. */
export function pretendApp(): AppBundle {
  const html = '<!doctype html><html lang="en"><head><script type="module" src="./main-abc.js"></script></head></html>'
  return { files: pretendBundle(), html }
}

let made: BundleFiles | undefined

/** A bundle of those files, made once for each test file: a real build takes seconds. */
export function pretendBundle(): BundleFiles {
  made ??= make()
  return made
}

function make(): BundleFiles {
  const folder = mkdtempSync(join(tmpdir(), 'parley-bundle-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  for (const [name, text] of Object.entries(pretendFiles)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(text))
    writeFileSync(join(folder, `${name}.gz`), gzipSync(text))
  }
  return createBundleFiles({ hash: '0123456789abcdef', folder })
}
