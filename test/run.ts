// `npm test`: every test, and the files of journeys that failed once more, each with a server of its own that knows nothing of the first try.
// Takes what `vitest run` takes.
import { createVitest, parseCLI } from 'vitest/node'

/** Whole browsers stumble now and then. More than this is no stumbling. */
const mostStumbled = 6

// As the command of Vitest sets them, before it reads the settings.
Object.assign(process.env, { TEST: 'true', VITEST: 'true', NODE_ENV: process.env.NODE_ENV ?? 'test' })
const { filter, options } = parseCLI(['vitest', 'run', ...process.argv.slice(2)])
const vitest = await createVitest({ ...options, watch: false })
try {
  const { testModules } = await vitest.start(filter)
  const stumbled = testModules.filter(module => module.project.name === 'journeys' && !module.ok())
  if (stumbled.length > 0 && stumbled.length <= mostStumbled) {
    await vitest.runTestSpecifications(stumbled.map(module => module.toTestSpecification()))
  }
} catch (error) {
  process.exitCode = 1
  console.error(error)
} finally {
  await vitest.exit()
}
