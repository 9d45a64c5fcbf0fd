import { join } from 'node:path'
import { openBundles } from './bundles/open-bundles.ts'
import { ParleyError } from './errors/parley-error.ts'
import { translate } from './locale/translate.ts'

// `npm run build`: what `npm start` does by itself, for an image whose dependencies nobody may write to later.
try {
  const bundles = await openBundles(join(import.meta.dirname, '..'))
  for (const { name, folder } of bundles.values()) console.log(`${name}: ${folder}`)
} catch (error) {
  console.error(error instanceof ParleyError ? `${error.code}: ${translate(`errors.${error.code}`, error.params)}` : error)
  process.exitCode = 1
}
