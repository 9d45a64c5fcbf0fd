import type { QuickJSContext, QuickJSHandle, QuickJSRuntime } from 'quickjs-emscripten-core'
import { bounds } from './bounds.ts'
import type { Machine } from './machine.ts'
import { prelude } from './prelude.ts'
import type { Order, Told } from './protocol.ts'

/** One snippet at work in this process. */
export interface SnippetRun {
  /** Hands in what a fetch has come to, and lets it go on. */
  answer(answer: Extract<Order, { type: 'answer' }>): void
}

type Tell = (told: Told) => void

/** Runs a snippet as far as it goes, in a machine that nobody has used. It ends with exactly one `done` or `broken`. */
export function startRun(machine: Machine, { code, input, limitMs }: Extract<Order, { type: 'run' }>, tell: Tell): SnippetRun {
  const runtime = machine.newRuntime()
  runtime.setMaxStackSize(stackBytes)
  const vm = runtime.newContext()
  const spent = createSpent(limitMs)
  runtime.setInterruptHandler(spent.isOver)
  let isDone = false
  let open = 0
  const end = (last: Extract<Told, { type: 'done' | 'broken' }>): void => {
    if (isDone) return
    isDone = true
    tell(last)
  }
  const timeout = {
    type: 'broken',
    code: 'snippet_timeout',
    message: `it computed for more than ${limitMs} ms`,
    spent: false,
  } as const
  // What breaks the machine itself, such as its own stack running over, ends the run; nobody uses the machine again.
  const stretch = (go: () => void): void => {
    if (isDone) return
    spent.begin()
    try {
      go()
      drain(runtime, spent.isOver, () => isDone)
    } catch (error) {
      if (!spent.wasOver()) end({ type: 'broken', code: 'snippet_failed', message: messageOf(error), spent: false })
    }
    spent.pause()
    if (spent.wasOver()) end(timeout)
    else if (!isDone && open === 0)
      end({ type: 'broken', code: 'snippet_failed', message: 'it waits for a promise that nobody settles', spent: false })
    else if (!isDone) tell({ type: 'waits' })
  }
  let answer: QuickJSHandle | undefined
  const host = hostOf(vm, {
    tell,
    opened: () => {
      open += 1
    },
    done: (ok, json) => {
      if (!ok) end({ type: 'broken', code: 'snippet_failed', message: failureOf(json), spent: false })
      else if (Buffer.byteLength(json) > bounds.jsonBytes)
        end({
          type: 'broken',
          code: 'snippet_failed',
          message: `what it returned has more than ${bounds.jsonBytes} bytes`,
          spent: false,
        })
      else end({ type: 'done', json, spent: false })
    },
  })
  stretch(() => {
    const begin = vm.unwrapResult(vm.evalCode(prelude, 'prelude'))
    answer = vm.unwrapResult(vm.callFunction(begin, vm.undefined, ...host, vm.newString(code), vm.newString(input)))
  })
  return {
    answer({ id, ok, json }) {
      stretch(() => {
        open -= 1
        const outcome = ok ? vm.true : vm.false
        if (answer) vm.unwrapResult(vm.callFunction(answer, vm.undefined, vm.newNumber(id), outcome, vm.newString(json)))
      })
    },
  }
}

const stackBytes = 256 * 1_024
/** Jobs between two looks at the time. */
const jobsAtOnce = 500

function drain(runtime: QuickJSRuntime, isOver: () => boolean, isDone: () => boolean): void {
  while (!isDone() && !isOver() && runtime.hasPendingJob()) {
    const result = runtime.executePendingJobs(jobsAtOnce)
    if (result.error) return
  }
}

/** The three things a context can ask of this process. */
function hostOf(
  vm: QuickJSContext,
  { tell, opened, done }: { tell: Tell; opened: () => void; done: (ok: boolean, json: string) => void },
): readonly QuickJSHandle[] {
  let lines = 0
  let fetches = 0
  return [
    vm.newFunction('log', line => {
      lines += 1
      if (lines <= bounds.logLines) tell({ type: 'log', line: vm.getString(line).slice(0, bounds.logLength) })
    }),
    vm.newFunction('fetch', json => {
      const request = vm.getString(json)
      if (fetches === bounds.fetches) throw new Error(`a snippet fetches ${bounds.fetches} times at most`)
      if (Buffer.byteLength(request) > bounds.jsonBytes) throw new Error(`a request has ${bounds.jsonBytes} bytes at most`)
      fetches += 1
      opened()
      tell({ type: 'fetch', id: fetches, request })
      return vm.newNumber(fetches)
    }),
    vm.newFunction('done', (ok, json) => done(vm.dump(ok) === true, vm.getString(json))),
  ]
}

/** The time a snippet computes; what it waits does not count. */
function createSpent(limitMs: number): { begin(): void; pause(): void; isOver(): boolean; wasOver(): boolean } {
  let before = 0
  let since: number | undefined
  let over = false
  const isOver = (): boolean => {
    over ||= before + (since === undefined ? 0 : performance.now() - since) > limitMs
    return over
  }
  return {
    begin() {
      since = performance.now()
    },
    pause() {
      before += since === undefined ? 0 : performance.now() - since
      since = undefined
    },
    isOver,
    wasOver: () => over,
  }
}

/** `TypeError: x is not a function (line 3)`, of what the prelude tells of an error. */
function failureOf(json: string): string {
  const [name = '', message = '', stack = '', parsed = ''] = JSON.parse(json) as readonly string[]
  // Lines of the snippet, as its own machine counts them: two stand before its first.
  const counted = /<input>:(\d+)/.exec(stack)?.[1] ?? parsed
  const line = Number(counted) - 2
  const what = [name, message].filter(part => part !== '').join(': ')
  return (line > 0 ? `line ${line}: ${what}` : what).slice(0, 400)
}

function messageOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 400) : 'it broke its machine'
}
