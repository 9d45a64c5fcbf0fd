import { z } from 'zod'
import { defineAction, field } from '../kit/index.ts'
import { texts } from './locale.ts'

/** Runs another flow and goes on when it has ended. */
export const runFlow = defineAction({
  id: 'run-flow',
  icon: 'arrow-bear-right-2',
  category: 'logic',
  config: z.object({ flow: field.flow() }),
  ports: ['next'],
  does: { leads: 'flow' },
  texts,
  start({ config, call }) {
    call(config.flow)
  },
  on: { returned: () => 'next' },
})
