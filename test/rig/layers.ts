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
  conversation: { layers: [kit, 'flow', 'errors'], packages: ['xstate', 'zod'], node: false },
  store: {
    layers: [kit, 'clock', 'errors', 'failpoints'],
    typeOnly: ['conversation', 'flow'],
    packages: ['kysely', 'lowdb', 'pg', 'write-file-atomic', 'zod'],
    node: true,
  },
  people: { layers: [kit, 'store', 'errors', 'clock'], packages: ['@node-rs/argon2', 'kysely', 'zod'], node: true },
  inbox: { layers: [kit, 'store', 'conversation', 'errors', 'clock'], packages: ['kysely', 'zod'], node: true },
  contacts: { layers: [kit, 'store', 'conversation', 'errors', 'clock'], packages: ['kysely', 'zod'], node: true },
  plugins: { layers: [kit, serverKit, 'flow', 'store', 'errors', 'clock'], packages: ['fastify', 'zod'], node: true },
  library: {
    layers: [kit, 'flow', 'store', 'plugins', 'errors', 'clock', 'failpoints'],
    packages: ['xstate', 'zod'],
    node: true,
  },
  turn: {
    layers: [kit, 'flow', 'conversation', 'store', 'people', 'library', 'clock', 'errors', 'failpoints'],
    packages: ['xstate', 'zod'],
    node: true,
  },
  deliver: {
    layers: [kit, serverKit, 'turn', 'store', 'library', 'conversation', 'plugins', 'clock', 'errors', 'failpoints'],
    packages: ['@fastify/*', 'fastify', 'prom-client', 'zod'],
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
      'inbox',
      'contacts',
      'plugins',
      'library',
      'turn',
      'deliver',
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
  'plugin/widget': { layers: [kit, 'plugin'], typeOnly: ['api/contract'], packages: ['preact'], node: false },
  'api/contract': { layers: [kit, 'flow', 'errors'], packages: ['zod'], node: false },
  runtime: { layers: [...roomNames, 'api/contract', kit, serverKit], packages: ['*'], node: true },
  chat: { layers: ['clock', 'errors', 'flow', 'api/contract', kit], packages: [], node: true },
  builder: {
    layers: ['flow', 'api/contract', kit],
    packages: [
      '@dagrejs/dagre',
      '@mantine/*',
      '@tiptap/*',
      '@xstate/*',
      '@xyflow/react',
      'i18next',
      'react',
      'react-dom',
      'react-i18next',
      'uplot',
      'xstate',
      'zod',
    ],
    node: false,
  },
  stories: { layers: ['builder', 'flow', 'api/contract', 'plugin', 'plugin/widget', kit], packages: ['*'], node: false },
  test: { layers: ['*'], packages: ['*'], node: true },
}

/** The layer a file belongs to, `plugin...` with its folder apart: a name of the table above, or one that is not in it. */
export function layerOf(path: string): { readonly layer: string; readonly plugin?: string } {
  const [top, second, third] = path.split('/')
  if (top === 'runtime') return { layer: runtimeLayer(path, second ?? '') }
  if (top !== 'plugins') return { layer: top ?? path }
  if (second === 'kit') return { layer: third === 'server.ts' ? serverKit : kit }
  if (third === undefined) return { layer: path }
  const half = third === 'server.ts' || third === 'server' ? '/server' : third === 'widget' ? '/widget' : ''
  return { layer: `plugin${half}`, plugin: second }
}

function runtimeLayer(path: string, name: string): string {
  if (/^runtime\/api\/contract[./]/.test(path)) return 'api/contract'
  const isFile = path === `runtime/${name}`
  const room = name.replace(/\.[a-z]+$/, '')
  // A room may be one file: `runtime/errors.ts` is the room `errors`.
  if (isFile && !roomNames.includes(room)) return 'runtime'
  return room
}
