import type { ShownChoice } from '../../../kit/message.ts'
import type { Act } from '../chat/contract.ts'
import { useAround, useAsked } from './around.ts'

/** Ways to answer the open question: the answer names it, and the focus goes on. */
export interface Answer {
  readonly pick: (...choices: readonly ShownChoice[]) => void
  readonly send: (act: Act) => void
}

/** Answers the open question; where none is open, what is said is said all the same. */
export function useAnswer(): Answer {
  const { actions, goOn } = useAround()
  const replyTo = useAsked()?.replyTo
  return {
    pick(...choices) {
      goOn()
      actions.pick(choices, replyTo)
    },
    send(act) {
      goOn()
      actions.send({ ...act, replyTo })
    },
  }
}
