import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { channelDescriptorOf } from '../../plugins/kit/channel-descriptor.ts'
import { descriptorOf } from '../../plugins/kit/descriptor.ts'
import { rule } from '../../plugins/kit/rule/rule.ts'
import { builtIn, loadPlugins } from '../../runtime/plugins/load-plugins.ts'
import { examples } from '../../runtime/plugins/reference/condition-section.ts'
import { referenceOf } from '../../runtime/plugins/reference/reference-of.ts'

const { declarations, channels } = await loadPlugins()
const descriptors = [...declarations.values()].map(descriptorOf)
const ways = [...channels.values()].map(channelDescriptorOf)

test('plugins/REFERENCE.md is what the declarations say today', () => {
  const written = readFileSync(join(builtIn, 'REFERENCE.md'), 'utf8')
  expect(written, 'a declaration has changed: run `npm run reference` and commit plugins/REFERENCE.md').toBe(
    referenceOf(descriptors, ways),
  )
})

test('it names every field, port and phrase, wherever the plugin stands', () => {
  for (const { id, config, ports, phrases = {} } of descriptors) {
    const section = referenceOf(descriptors, ways).split(`\n### ${id}\n`)[1]?.split('\n### ')[0] ?? ''
    for (const name of Object.keys(config.properties ?? {})) expect(section, id).toContain(`- \`${name}\``)
    for (const port of ports) expect(section, id).toContain(typeof port === 'string' ? `- \`${port}\`` : `- \`${port.as}:<`)
    for (const key of Object.keys(phrases)) expect(section, id).toContain(`- \`${key}\``)
  }
})

test('it names every setting of a channel, and every field of a display', () => {
  for (const { id, config, display } of ways) {
    const section = referenceOf(descriptors, ways).split(`\n### ${id}\n`)[1] ?? ''
    const names = [config, display].flatMap(({ properties = {} }) => Object.keys(properties))
    expect(names.length).toBeGreaterThan(0)
    for (const name of names) expect(section, id).toContain(`- \`${name}\``)
  }
})

test('its examples are rules', () => {
  for (const { rule: example } of examples) expect(rule.parse(example)).toEqual(example)
})
