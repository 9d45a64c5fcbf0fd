import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { chrome } from './test/rig/chrome.ts'

const { executablePath, args, env } = await chrome()

/** Where plugins of this installation's own stand, if there are any. */
const ownPlugins = resolve(process.env.DATA_DIR ?? 'data', 'plugins')

// A property that fails prints its seed and path in the error itself (fast-check's own default): nothing to switch on here.
export default defineConfig({
  test: {
    // CI machines have two cores, and half of the time tests wait: for browsers, timers and processes of their own.
    maxWorkers: 3,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    teardownTimeout: 10_000,
    // As long as a person would wait for something, where nothing else is said: a busy machine is no fault.
    expect: { poll: { timeout: 30_000 } },
    reporters: ['default', './test/rig/summary-reporter.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: ['test/**/*.test.ts'],
          exclude: ['test/bench/**', 'test/journeys/**', '**/node_modules/**'],
          setupFiles: ['./test/rig/repeatable.ts'],
          // Real processes, because tests open SQLite files, sockets and child processes.
          pool: 'forks',
          // One loading of the sources for each worker rather than for each of some three hundred files. Tests clean up after themselves.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          hookTimeout: 240_000,
          environment: 'node',
          include: ['test/journeys/**/*.test.ts'],
          setupFiles: ['./test/rig/repeatable.ts'],
          pool: 'forks',
          // After all others: whole browsers want a machine to themselves.
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        plugins: [storybookTest({ configDir: join(import.meta.dirname, '.storybook') })],
        test: {
          name: 'stories',
          // One page for all: loading Mantine and the editor anew for each file took longer than the stories.
          isolate: false,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: { executablePath, args, env } }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      ...(existsSync(ownPlugins)
        ? [{ test: { name: 'plugins', environment: 'node' as const, root: ownPlugins, include: ['**/*.test.ts'] } }]
        : []),
    ],
  },
})
