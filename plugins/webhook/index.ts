import { defineAction } from '../kit/index.ts'
import { config, result } from './config.ts'
import { texts } from './locale.ts'
import { fitted, pick } from './pick.ts'
import { requestOf } from './request.ts'

/** Sends a request to another system, and keeps what it answers. Sent at least once, each time with the same key. */
export const webhook = defineAction({
  id: 'webhook',
  icon: 'webhook',
  config,
  result,
  ports: ['ok', 'failed', 'timed-out'],
  does: { sets: 'saveAs' },
  permissions: { hosts: ['*'] },
  summary: '{{method}} {{url}}',
  texts,
  start(step) {
    const request = requestOf(step)
    if (!request) return 'failed'
    step.perform(request)
    return step.config.wait ? undefined : 'ok'
  },
  on: {
    performed({ config, result, set }) {
      if (result.status < 200 || result.status > 299) return 'failed'
      const mapped = config.map.map(({ path, variable }) => [variable, fitted(pick(result.body, path), mostMapped)])
      const whole = config.saveAs === undefined ? [] : [[config.saveAs, fitted(result.body, mostWhole)]]
      if (mapped.length + whole.length > 0) set({ vars: Object.fromEntries([...whole, ...mapped]) })
      return 'ok'
    },
    failed: ({ error }) => (error.code === 'target_timeout' ? 'timed-out' : 'failed'),
  },
})

// Characters of JSON: variables are loaded and stored with every turn.
const mostMapped = 8_000
const mostWhole = 32_000
