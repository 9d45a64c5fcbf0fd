import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { channelDescriptorOf } from '../../plugins/kit/channel-descriptor.ts'
import { descriptorOf } from '../../plugins/kit/descriptor.ts'
import { builtIn, loadPlugins } from './load-plugins.ts'
import { referenceOf } from './reference/reference-of.ts'

// Writes the reference of the built-in plugins: npm run reference.
const { declarations, channels } = await loadPlugins()
await writeFile(
  join(builtIn, 'REFERENCE.md'),
  referenceOf([...declarations.values()].map(descriptorOf), [...channels.values()].map(channelDescriptorOf)),
)
