import type { Answer } from '../../../builder/api/routes.ts'
import type { InstalledPlugin } from '../../../builder/settings/plugins/installed-plugin.ts'
import { now } from '../inbox/sample.ts'

const minute = 60_000
const nothing = { hosts: [], secrets: [] }

/** A plugin as the server tells an admin of it: on, and nothing is wrong with it. */
export function installed(id: string, about: Partial<InstalledPlugin> = {}): InstalledPlugin {
  return {
    id,
    origin: 'folder',
    place: `plugins/${id}`,
    type: 'action',
    name: id,
    version: 1,
    state: 'on',
    isStale: false,
    wants: nothing,
    given: nothing,
    secrets: [],
    problems: [],
    flows: [],
    changedAt: now - 5 * minute,
    ...about,
  }
}

const builtIn = (id: string, name: string, icon: string): InstalledPlugin =>
  installed(id, { origin: 'built-in', place: `plugins/${id}`, name, icon })

const pricing = { id: 'pricing', name: 'Pricing page' }

export const weather = installed('weather', {
  name: 'Weather',
  icon: 'cloud',
  about: 'Asks a weather service how it is in a city, and keeps the temperature.',
  version: 2,
  wants: { hosts: ['api.weather.example'], secrets: ['api-key', 'backup-key'] },
  given: { hosts: ['api.weather.example'], secrets: ['api-key', 'backup-key'] },
  secrets: [
    { name: 'api-key', isSet: true, at: now - 3 * 86_400_000, by: 'mette' },
    { name: 'backup-key', isSet: false },
  ],
  flows: [pricing, { id: 'support', name: 'Support, with a name that is rather long and says all that the flow is about' }],
})

export const found = installed('roof-planner', {
  name: 'Plan a roof',
  icon: 'map-pin',
  state: 'found',
  given: undefined,
  about: 'Draws panels on a roof.',
  wants: { hosts: ['*', 'maps.example'], secrets: ['maps-key'] },
})

export const asks = installed('slack-note', {
  name: 'Tell a Slack channel',
  icon: 'brand-slack',
  origin: 'package',
  place: '@acme/parley-slack-note',
  state: 'asks',
  wants: { hosts: ['hooks.slack.com', 'files.slack.com'], secrets: ['token'] },
  given: { hosts: ['hooks.slack.com'], secrets: [] },
  flows: [pricing],
})

export const broken = installed('roll-dice', {
  name: 'Roll dice',
  icon: 'dice',
  state: 'broken',
  isStale: true,
  problems: [
    {
      file: 'index.ts',
      line: 12,
      field: 'texts.en.ports.next',
      message: 'The way out “next” has no English text.',
      remedy: 'Add it: texts.en.ports.next, such as “Next”.',
    },
    {
      file: 'locale.ts',
      line: 3,
      message: 'Expected "}" but found "start"',
      remedy: 'The file cannot be read from here on. Mend the line; it is read again when you save.',
    },
    { message: 'The folder is called “roll-dice” and the plugin “dice”.', remedy: 'Give both the same name.' },
  ],
  flows: [{ id: 'game', name: 'Game' }],
})

export const gone = installed('old-crm', {
  name: 'old-crm',
  type: undefined,
  version: undefined,
  state: 'gone',
  changedAt: undefined,
  flows: [pricing],
})

const builtIns: readonly InstalledPlugin[] = [
  builtIn('say', 'Say', 'message'),
  builtIn('ask', 'Ask', 'user-question'),
  builtIn('website', 'Website', 'world'),
]

/** What `GET /api/plugins/installed` says. */
export const installedAnswer = (
  plugins: readonly InstalledPlugin[],
  packages: readonly string[] = [],
): Answer<'GET /api/plugins/installed'> => ({
  folder: '/srv/parley/data/plugins',
  problems: [],
  packages,
  plugins: [...plugins, ...builtIns],
})
