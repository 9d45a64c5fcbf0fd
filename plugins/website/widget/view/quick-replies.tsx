/** @jsxImportSource preact */
import type { VNode } from 'preact'
import { useAround } from './around.ts'
import type { QuestionProps } from './question.tsx'
import { useAnswer } from './use-answer.ts'

/** Choices to tap. */
export function QuickReplies({ question, labelledBy }: QuestionProps): VNode {
  const { spoken } = useAround()
  const { pick } = useAnswer()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be labelled by the bubble that asks
    <div class="choices" role="group" aria-labelledby={labelledBy} lang={spoken}>
      {question.choices.map(choice => (
        <button key={choice.id} type="button" class="pill" onClick={() => pick(choice)}>
          <bdi>{choice.label}</bdi>
        </button>
      ))}
    </div>
  )
}
