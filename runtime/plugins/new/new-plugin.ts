import { relative, sep } from 'node:path'
import { parseArgs } from 'node:util'
import { ParleyError } from '../../errors/parley-error.ts'
import { translate } from '../../locale/translate.ts'
import { readSettings } from '../../settings/settings.ts'
import { linkKit } from '../outside/link-kit.ts'
import { createPlugin, newKinds } from './create-plugin.ts'

// `npm run new action|io|trigger|channel <id>`: a folder with a plugin to begin from.
const languages = [Intl.DateTimeFormat().resolvedOptions().locale.toLowerCase()]
process.exitCode = await main().catch((error: unknown) => {
  if (!(error instanceof ParleyError)) throw error
  console.error(`${error.code}: ${translate(`errors.${error.code}`, error.params, languages)}`)
  return 1
})

async function main(): Promise<number> {
  const { positionals } = parseArgs({ allowPositionals: true, strict: false })
  const [asked, id] = positionals
  const kind = newKinds.find(each => each === asked)
  if (kind === undefined || id === undefined || positionals.length > 2) {
    console.error(translate('newPlugin.usage', { kinds: newKinds.join('|') }, languages))
    return 2
  }
  const { dataDir } = readSettings(process.env)
  const { folder, files } = await createPlugin(kind, id, dataDir)
  await linkKit(dataDir)
  const place = relative('', folder)
  console.log(translate('newPlugin.made', { place }, languages))
  for (const file of files) console.log(`  ${place}${sep}${file}`)
  console.log(translate('newPlugin.next', {}, languages))
  return 0
}
