import { defineAction, portPer } from '../kit/index.ts'
import { config } from './config.ts'
import { texts } from './locale.ts'
import { steered, wayOf } from './steered.ts'

/** Runs a snippet of JavaScript, apart from everything: what it returns says which way to go and what to keep. */
export const code = defineAction({
  id: 'code',
  icon: 'code',
  category: 'logic',
  config,
  result: steered,
  ports: [portPer('results', 'result'), 'next', 'failed', 'timed-out'],
  exceptions: ['failed', 'timed-out'],
  does: { sets: 'saveAs' },
  permissions: { hosts: ['*'] },
  texts,
  start({ vars, contact, reply, language, now, perform }) {
    perform({ vars, contact, reply: reply ?? null, language, now })
  },
  on: {
    performed({ config, result, set }) {
      const way = wayOf(result.next, config.results)
      if (way === undefined) return 'failed'
      const saved = config.saveAs === undefined ? {} : { [config.saveAs]: result.value }
      const vars = { ...result.set, ...saved }
      if (Object.keys(vars).length > 0) set({ vars })
      return way
    },
    failed: ({ error }) => (late.has(error.code) ? 'timed-out' : 'failed'),
  },
})

// Of the computing, and of the whole call.
const late: ReadonlySet<string> = new Set(['snippet_timeout', 'target_timeout'])
