/** What the files of one layer may import. `typeOnly` layers and packages may be named in types, never loaded. */
export interface Layer {
  readonly layers: readonly string[]
  readonly typeOnly?: readonly string[]
  /** npm packages; `@scope/*` means all of a scope, `*` all that package.json lists. */
  readonly packages: readonly string[]
  readonly packagesTypeOnly?: readonly string[]
  /** May import `node:` modules. */
  readonly node: boolean
}

const kit = 'kit'
const serverKit = 'kit/server'

/** Rooms of the runtime, lowest first: a room imports only from rooms above it in this list, and only those it names. */
const rooms: Readonly<Record<string, Layer>> = {
  clock: { layers: [], packages: [], node: true },
  errors: { layers: [], packages: [], node: false },
  locale: { layers: ['errors'], packages: ['i18next'], node: false },
  settings: { layers: ['errors'], packages: ['zod'], node: false },
  failpoints: { layers: [], packages: [], node: true },
  flow: { layers: [kit, 'errors'], packages: ['xstate', 'zod'], node: false },
  // Of the server kit the words of letters and windows, as types: what came is kept as its channel said it.
  conversation: { layers: [kit, 'flow', 'errors'], typeOnly: [serverKit], packages: ['xstate', 'zod'], node: false },
  store: {
    layers: [kit, 'clock', 'errors', 'failpoints'],
    typeOnly: ['conversation', 'flow'],
    packages: ['kysely', 'lowdb', 'pg', 'write-file-atomic', 'zod'],
    node: true,
  },
  // Credentials of plugins and channels: the store keeps them sealed, the key lies beside it.
  secrets: { layers: ['store', 'clock', 'errors'], packages: [], node: true },
  people: {
    layers: [kit, 'settings', 'store', 'errors', 'clock'],
    packages: ['@node-rs/argon2', 'jose', 'kysely', 'zod'],
    node: true,
  },
  inbox: { layers: [kit, 'store', 'people', 'conversation', 'errors', 'clock'], packages: ['kysely', 'zod'], node: true },
  contacts: { layers: [kit, 'store', 'conversation', 'errors', 'clock'], packages: ['kysely', 'zod'], node: true },
  // What visitors are answered with: articles of the team, and the search in them.
  knowledge: { layers: [kit, serverKit, 'store', 'errors', 'clock'], packages: ['minisearch', 'zod'], node: true },
  // Sources of plugins are read before they are run: acorn makes trees of them.
  plugins: {
    // The program that makes a new one reads where the data is, and speaks to whoever runs it.
    layers: [kit, serverKit, 'flow', 'store', 'errors', 'clock', 'settings', 'locale'],
    packages: ['acorn', 'fastify', 'zod'],
    node: true,
  },
  // What browsers load, built when its sources have changed, and its files as answers.
  bundles: { layers: [kit, serverKit, 'errors'], packages: [], packagesTypeOnly: ['fastify'], node: true },
  // Ways to reach visitors as admins set them up: what a kind takes, its plugin's schema says.
  channels: { layers: [kit, 'settings', 'store', 'errors'], packages: ['zod'], node: false },
  library: {
    layers: [kit, 'flow', 'store', 'plugins', 'errors', 'clock', 'failpoints'],
    // What authors write as code is read before it is published.
    packages: ['acorn', 'xstate', 'zod'],
    node: true,
  },
  // Bytes of files: the store knows of them, the library shows some of them.
  media: { layers: ['store', 'library', 'clock', 'errors', 'failpoints'], packages: ['file-type'], node: true },
  // Answers that leave by mail, because nobody is there to read them.
  mail: {
    layers: [kit, serverKit, 'conversation', 'store', 'channels', 'clock', 'errors', 'locale', 'failpoints'],
    packages: ['nodemailer', 'zod'],
    node: true,
  },
  turn: {
    // Inboxes have hours, and people who may see them: routing goes by both.
    layers: [kit, 'flow', 'conversation', 'store', 'people', 'inbox', 'library', 'clock', 'errors', 'failpoints'],
    packages: ['xstate', 'zod'],
    node: true,
  },
  deliver: {
    // Who of the team has gone is known to people: what they were given goes on to others.
    // Jobs open the secrets that a config names: the fields that name them are found as the language finds fields.
    layers: [
      kit,
      serverKit,
      'flow',
      'secrets',
      'turn',
      'people',
      'store',
      'library',
      'conversation',
      'plugins',
      'clock',
      'errors',
      'failpoints',
    ],
    packages: ['@fastify/*', 'fastify', 'prom-client', 'zod'],
    node: true,
  },
  // Channels that hand in what visitors write, and are given each message to send.
  lines: {
    // What they are told goes out by the guarded fetch; files are looked at as those of visitors are.
    layers: [
      kit,
      serverKit,
      'conversation',
      'store',
      'secrets',
      'channels',
      'media',
      'turn',
      'deliver',
      'locale',
      'clock',
      'errors',
      'failpoints',
    ],
    packages: ['zod'],
    packagesTypeOnly: ['fastify'],
    node: true,
  },
  // A flow that is tried out: the rooms before this one once more, over a store in memory.
  preview: {
    layers: [
      kit,
      'flow',
      'conversation',
      'store',
      'people',
      'inbox',
      'channels',
      'library',
      'turn',
      'deliver',
      'clock',
      'errors',
    ],
    packages: ['zod'],
    node: true,
  },
  api: {
    layers: [
      kit,
      serverKit,
      'flow',
      'conversation',
      'store',
      'people',
      'secrets',
      'inbox',
      'knowledge',
      'contacts',
      'plugins',
      'bundles',
      'channels',
      'library',
      'media',
      'turn',
      'deliver',
      'lines',
      'preview',
      'clock',
      'errors',
      'locale',
      'settings',
      'failpoints',
    ],
    packages: ['@fastify/*', 'fastify', 'fastify-type-provider-zod', 'prom-client', 'zod'],
    node: true,
  },
}

/** The rooms, by name: the order of the list is the direction. */
export const roomNames: readonly string[] = Object.keys(rooms)

/** The whole table. A file whose layer is not here belongs nowhere, and the architecture test says so. */
export const layers: Readonly<Record<string, Layer>> = {
  ...rooms,
  [kit]: { layers: [], packages: ['re2js', 'zod'], node: false },
  [serverKit]: { layers: [kit], packages: ['zod'], packagesTypeOnly: ['fastify'], node: false },
  // "own" is this plugin's folder; another plugin's is never reached.
  plugin: { layers: [kit], packages: ['zod'], node: false },
  'plugin/server': { layers: ['plugin', kit, serverKit], packages: ['*'], node: true },
  // Run apart from the server, by whoever builds what browsers load.
  'plugin/build': { layers: ['plugin', kit, serverKit], packages: ['*'], node: true },
  'plugin/widget': { layers: [kit, 'plugin'], typeOnly: ['api/contract'], packages: ['preact'], node: false },
  'api/contract': { layers: [kit, 'flow', 'errors'], packages: ['zod'], node: false },
  runtime: { layers: [...roomNames, 'api/contract', kit, serverKit], packages: ['*'], node: true },
  // A program like the server, which has visitors talk to a flow in no time: the rooms that run conversations, over a store in memory.
  simulate: {
    layers: [
      kit,
      'flow',
      'conversation',
      'store',
      'people',
      'plugins',
      'library',
      'turn',
      'preview',
      'clock',
      'errors',
      'locale',
    ],
    packages: [],
    node: true,
  },
  chat: { layers: ['clock', 'errors', 'flow', 'api/contract', kit], packages: [], node: true },
  builder: {
    layers: ['flow', 'api/contract', kit],
    packages: [
      '@dagrejs/dagre',
      '@fontsource-variable/inter',
      '@mantine/*',
      '@tabler/icons-react',
      '@tanstack/*',
      '@tiptap/*',
      '@xstate/*',
      '@xyflow/react',
      'dayjs',
      'i18next',
      // Translations go out and come back as spreadsheets.
      'papaparse',
      'react',
      'react-dom',
      'react-i18next',
      'uplot',
      'wouter',
      'xstate',
      'zod',
    ],
    node: false,
  },
  // Run apart from the server, like what builds the bundle of a plugin.
  'builder/build': { layers: [kit, serverKit], packages: ['*'], node: true },
  stories: { layers: ['builder', 'flow', 'api/contract', 'plugin', 'plugin/widget', kit], packages: ['*'], node: false },
  test: { layers: ['*'], packages: ['*'], node: true },
}

/** The layer a file belongs to, `plugin...` with its folder apart: a name of the table above, or one that is not in it. */
export function layerOf(path: string): { readonly layer: string; readonly plugin?: string } {
  const [top, second, third] = path.split('/')
  if (path === 'builder/build.ts') return { layer: 'builder/build' }
  if (top === 'runtime') return { layer: runtimeLayer(path, second ?? '') }
  if (top !== 'plugins') return { layer: top ?? path }
  if (second === 'kit') return { layer: third === 'server.ts' || third === 'server' ? serverKit : kit }
  if (third === undefined) return { layer: path }
  return { layer: `plugin${halves[third] ?? ''}`, plugin: second }
}

/** Parts of a plugin that may more than its pure half. */
const halves: Readonly<Record<string, string>> = {
  'server.ts': '/server',
  server: '/server',
  'build.ts': '/build',
  widget: '/widget',
}

function runtimeLayer(path: string, name: string): string {
  if (/^runtime\/api\/contract[./]/.test(path)) return 'api/contract'
  const isFile = path === `runtime/${name}`
  const room = name.replace(/\.[a-z]+$/, '')
  // A room may be one file: `runtime/errors.ts` is the room `errors`.
  if (isFile && !roomNames.includes(room)) return 'runtime'
  return room
}
