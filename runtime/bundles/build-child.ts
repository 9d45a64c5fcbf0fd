import { errorWords } from '../../plugins/kit/error-words.ts'
import { compressFolder } from './compress-folder.ts'
import { loadBundle } from './find-bundles.ts'

// The process that builds one bundle: `build-child.ts <root> <build.ts> <folder> <hash>`. Says what went wrong to whoever started it.
const [root = '', file = '', folder = '', hash = ''] = process.argv.slice(2)
process.once('disconnect', () => process.exit(1))
try {
  const bundle = await loadBundle(root, file)
  await bundle.build(folder, hash)
  await compressFolder(folder)
  process.exit(0)
} catch (error) {
  const message = errorWords(error)
  // Whoever has broken it sees where; the caller passes on the first line.
  console.error(message)
  process.send?.(message, () => process.exit(1))
}
