import { defineAction, fitted, pick, portPer } from '../kit/index.ts'
import { config, memory, result } from './config.ts'
import { answered, call, follow } from './follow.ts'
import { texts } from './locale.ts'

/**
 * Sends a request to another system, and keeps what it answers. Sent at least once, each time with the same key. Where the author
 * lets it, the answer steers: it says something, asks, and names the way on.
 */
export const webhook = defineAction({
  id: 'webhook',
  icon: 'webhook',
  category: 'integrations',
  config,
  memory,
  result,
  ports: ['ok', portPer('ways', 'way'), 'failed', 'timed-out'],
  exceptions: ['failed', 'timed-out'],
  does: { sets: 'saveAs' },
  permissions: { hosts: ['*'] },
  summary: '{{method}} {{url}}',
  texts,
  start(step) {
    return call(step) ?? (step.config.wait ? undefined : 'ok')
  },
  on: {
    performed(step) {
      const { config, result, set } = step
      if (result.status < 200 || result.status > 299) return 'failed'
      const mapped = config.map.map(({ path, variable }) => [variable, fitted(pick(result.body, path), mostMapped)])
      const whole = config.saveAs === undefined ? [] : [[config.saveAs, fitted(result.body, mostWhole)]]
      if (mapped.length + whole.length > 0) set({ vars: Object.fromEntries([...whole, ...mapped]) })
      const way = config.steers && result.steer ? follow(step, result.steer) : undefined
      return way ?? (step.memory.isAsking ? undefined : 'ok')
    },
    message: answered,
    wake: () => 'timed-out',
    failed: ({ error }) => (error.code === 'target_timeout' ? 'timed-out' : 'failed'),
  },
})

// Characters of JSON: variables are loaded and stored with every turn.
const mostMapped = 8_000
const mostWhole = 32_000
