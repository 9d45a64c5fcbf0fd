import { createApi } from '../../runtime/api/create-api.ts'
import { createRuntime } from '../../runtime/create-runtime.ts'
import { readSettings } from '../../runtime/settings/settings.ts'

// The runtime and its API, loaded by Node itself: plugins from a folder are imported as they are on a real server. Told to stop by a message.
const settings = readSettings(process.env)
const health = { isReady: true, isClosing: false }
const runtime = await createRuntime({ dataDir: settings.dataDir, watchPlugins: settings.pluginsWatch, onError: () => undefined })
const app = createApi({
  ...runtime,
  settings,
  health: { ready: () => health.isReady, shuttingDown: () => health.isClosing },
})
const url = await app.listen({ host: '127.0.0.1', port: 0 })
process.once('message', () => void stop())
process.send?.(url)

async function stop(): Promise<void> {
  health.isClosing = true
  await app.close()
  await runtime.close()
  process.exit(0)
}
