import { systemClock } from './clock/clock.ts'
import { createServer, type Server } from './create-server.ts'
import { ParleyError } from './errors/parley-error.ts'
import { failpoint } from './failpoints.ts'
import { translate } from './locale/translate.ts'
import { readSettings } from './settings/settings.ts'

// The program itself: reads the settings, serves, and ends in good order when it is told to.
await start()

async function start(): Promise<void> {
  try {
    const settings = readSettings(process.env)
    const started = await createServer(settings, {
      onBuild: name => console.log(`Building what browsers load: ${name}`),
    })
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop(started))
    // A program that has started this one and talks to it goes: then nobody is left to stop it.
    process.once('disconnect', () => void stop(started))
    // Only now: whoever reads this may tell it to stop.
    const url = settings.publicUrl ?? started.url
    console.log(`Parley listens on ${url}`)
    if (started.setup !== undefined) console.log(`Set up your team, with this link only you see: ${url}${started.setup}`)
    if (started.seeded.length > 0) console.log(`Sample flows: ${started.seeded.join(', ')}`)
    if (started.front !== undefined) console.log(`See it at work: ${url}${started.front}`)
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
