import { systemClock } from './clock/clock.ts'
import { createServer, type Server } from './create-server.ts'
import { ParleyError } from './errors/parley-error.ts'
import { failpoint } from './failpoints.ts'
import { translate } from './locale/translate.ts'
import { readSettings } from './settings/settings.ts'

// The program itself: reads the settings, serves, and ends in good order when it is told to.
const server = await start()
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop(server))
// A program that has started this one and talks to it goes: then nobody is left to stop it.
process.once('disconnect', () => void stop(server))

async function start(): Promise<Server> {
  try {
    const settings = readSettings(process.env)
    const started = await createServer(settings)
    console.log(`Parley listens on ${settings.publicUrl ?? started.url}`)
    if (started.seeded.length > 0) console.log(`Sample flows: ${started.seeded.join(', ')}`)
    return started
  } catch (error) {
    console.error(error instanceof ParleyError ? `${error.code}: ${translate(`errors.${error.code}`, error.params)}` : error)
    process.exit(1)
  }
}

async function stop({ close }: Server): Promise<void> {
  failpoint('shutdown.begin')
  // Whatever hangs must not keep the process: everything that was acknowledged is stored.
  systemClock.after(9_000, () => process.exit(1))
  await close()
  process.exit(0)
}
