import { z } from 'zod'
import { list, shortId } from './basics.ts'

const permissions = z
  .object({
    hosts: z.array(z.string()).describe('Where its I/O may go: host names, “*” for any.'),
    secrets: z.array(z.string()).describe('Names of the credentials it may open.'),
  })
  .meta({ id: 'PluginPermissions' })

/** What is wrong with a plugin, said so that whoever writes it knows where to look and what to do. */
const pluginProblem = z
  .object({
    file: z.string().optional().describe('As a path within the plugin’s folder.'),
    line: z.int().optional(),
    field: z.string().optional().describe('Of the declaration: texts.en.ports.next'),
    message: z.string(),
    remedy: z.string(),
  })
  .meta({ id: 'PluginProblem' })

/** A plugin as an admin sees it, whether or not it can be used. */
export const installedPluginAnswer = z
  .object({
    id: z.string(),
    origin: z.enum(['built-in', 'folder', 'package']),
    place: z.string().describe('The name of its package, or its folder within the data folder.'),
    type: z.enum(['action', 'trigger', 'channel']).optional().describe('Left out where that cannot be read.'),
    name: z.string().describe('What it calls itself in English; its id where that cannot be read.'),
    about: z.string().optional(),
    icon: z.string().optional().describe('The name of a Tabler icon. Left out where that cannot be read.'),
    version: z.int().optional(),
    state: z
      .enum(['found', 'on', 'asks', 'broken', 'gone'])
      .describe(
        'found: nobody has switched it on, and none of its code runs; on; asks: it wants more than it was given, and is as it was before; broken: see its problems, and what ran before runs on; gone: it was on, or flows use it, and it is not there.',
      ),
    isStale: z.boolean().describe('An earlier state of it runs, because today’s cannot.'),
    wants: permissions,
    given: permissions.optional().describe('What an admin has agreed to.'),
    secrets: list(
      z.object({ name: z.string(), isSet: z.boolean(), at: z.number().optional(), by: z.string().optional() }),
    ).describe('Never with their values.'),
    problems: list(pluginProblem),
    flows: list(z.object({ id: z.string(), name: z.string() })).describe('Flows whose draft or live version uses it.'),
    changedAt: z.number().optional().describe('When its files changed last, ms since 1970.'),
  })
  .meta({ id: 'InstalledPlugin' })

export const installedPluginsAnswer = z.object({
  folder: z.string().describe('Where folders of plugins are put.'),
  packages: list(z.string()).describe('The npm packages that plugins are looked for in.'),
  problems: list(pluginProblem).describe('What keeps the folder itself from working as it could.'),
  plugins: list(installedPluginAnswer),
})

/** Switches a plugin on or off. What an admin agrees to is sent along: a plugin that wants something else by now stays as it is. */
export const pluginSwitchBody = z.discriminatedUnion('on', [
  z.strictObject({ on: z.literal(true), permissions: z.strictObject(permissions.shape) }),
  z.strictObject({ on: z.literal(false) }),
])

const packageName = z
  .string()
  .max(214)
  .regex(/^(@[a-z0-9-][a-z0-9-._]*\/)?[a-z0-9-][a-z0-9-._]*$/, 'write the name of an npm package, like parley-plugin-weather')

/** The npm packages that plugins are looked for in. */
export const pluginPackagesBody = z.strictObject({ packages: z.array(packageName).max(100) })

/** Write-only: no answer ever holds it. */
export const secretBody = z.strictObject({ value: z.string().min(1).max(8_000) })
export const secretParams = z.object({
  id: z.string().describe('Of the plugin.'),
  name: shortId.describe('As the plugin, or a field of a step, names it.'),
})
/** What is known of one that was set. */
export const secretAnswer = z.object({ name: z.string(), isSet: z.literal(true), at: z.number(), by: z.string() })
