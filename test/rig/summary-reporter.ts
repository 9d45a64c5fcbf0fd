import type { Reporter, SerializedError, TestModule, TestRunEndReason } from 'vitest/node'

/** What a run came to. Whatever went wrong outside a test counts as a failure too. */
interface Tally {
  readonly passed: number
  readonly failed: number
}

/**
 * The last line a run prints, `N passed, N failed`: for machines that read nothing else. Of files that were run again the last run counts,
 * and what passed only then is named.
 */
export default class SummaryReporter implements Reporter {
  // Until a run has ended, the truth is that it did not: a crash leaves this behind.
  #tally: Tally = { passed: 0, failed: 1 }
  readonly #modules = new Map<string, TestModule>()
  readonly #unhandled: SerializedError[] = []
  /** What failed in the run before, of each file that did. */
  #failed: ReadonlyMap<string, readonly string[]> = new Map()

  onInit(): void {
    process.once('exit', () => {
      if (this.#tally.failed > 0 && (process.exitCode ?? 0) === 0) process.exitCode = 1
      process.stdout.write(`\n${this.#tally.passed} passed, ${this.#tally.failed} failed\n`)
    })
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[], reason: TestRunEndReason): void {
    for (const module of modules) this.#modules.set(module.id, module)
    this.#unhandled.push(...unhandled)
    this.#tally = tallyOf([...this.#modules.values()], this.#unhandled, reason)
    for (const { id } of modules.filter(module => module.ok()))
      for (const name of this.#failed.get(id) ?? []) process.stdout.write(`took two tries: ${name}\n`)
    this.#failed = new Map(modules.filter(module => !module.ok()).map(module => [module.id, failedIn(module)]))
    // The first try said that the run fails.
    if (this.#tally.failed === 0) process.exitCode = 0
  }
}

/** The tests that failed, or the file where it broke before any of them began. */
function failedIn({ children, relativeModuleId }: TestModule): readonly string[] {
  const tests = [...children.allTests('failed')].map(({ fullName }) => `${relativeModuleId} > ${fullName}`)
  return tests.length > 0 ? tests : [relativeModuleId]
}

/** Counts tests, plus a failure for each file or suite that broke, each unhandled error, and a run that was cut off or empty. */
function tallyOf(modules: readonly TestModule[], unhandled: readonly SerializedError[], reason: TestRunEndReason): Tally {
  let passed = 0
  let failed = unhandled.length
  for (const module of modules) {
    failed += module.errors().length
    for (const suite of module.children.allSuites()) failed += suite.errors().length
    for (const test of module.children.allTests()) {
      const { state } = test.result()
      if (state === 'passed') passed++
      // A test that never ran to its end is no success.
      if (state === 'failed' || state === 'pending') failed++
    }
  }
  const silent = reason !== 'passed' || passed === 0
  return { passed, failed: failed === 0 && silent ? 1 : failed }
}
