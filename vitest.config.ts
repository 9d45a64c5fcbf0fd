import { defineConfig } from 'vitest/config'

// A property that fails prints its seed and path in the error itself (fast-check's own default): nothing to switch on here.
export default defineConfig({
  test: {
    name: 'node',
    environment: 'node',
    include: ['test/**/*.test.ts'],
    exclude: ['test/bench/**', '**/node_modules/**'],
    // Real processes, because tests open SQLite files, sockets and child processes; two, because CI machines have two cores.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    teardownTimeout: 10_000,
    reporters: ['default', './test/rig/summary-reporter.ts'],
  },
})
