/** @jsxImportSource preact */
import type { VNode } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { useAround } from './around.ts'
import { FormFrame, problemId } from './form-frame.tsx'
import { isWayAround } from './open-question.ts'
import type { QuestionProps } from './question.tsx'
import { useAnswer } from './use-answer.ts'

/** Several choices to tick, sent together. */
export function CheckList({ question, labelledBy }: QuestionProps): VNode {
  const { t, spoken } = useAround()
  const { pick } = useAnswer()
  const [picked, setPicked] = useState<readonly string[]>([])
  const [isWrong, setWrong] = useState(false)
  const first = useRef<HTMLInputElement>(null)
  const listed = question.choices.filter(choice => !isWayAround(choice))
  const submit = (): void => {
    const choices = listed.filter(({ id }) => picked.includes(id))
    if (choices.length === 0) {
      setWrong(true)
      first.current?.focus()
      return
    }
    pick(...choices)
  }
  return (
    <FormFrame
      labelledBy={labelledBy}
      exits={question.choices.filter(isWayAround)}
      problem={isWrong ? t('wrong.choices') : undefined}
      submit={submit}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be labelled by the bubble that asks */}
      <div role="group" aria-labelledby={labelledBy} aria-describedby={problemId} lang={spoken} class="checks">
        {listed.map(({ id, label }, at) => (
          <label key={id}>
            <input
              type="checkbox"
              ref={at === 0 ? first : undefined}
              checked={picked.includes(id)}
              onChange={({ currentTarget: { checked } }) => {
                setWrong(false)
                setPicked(checked ? [...picked, id] : picked.filter(other => other !== id))
              }}
            />
            <bdi>{label}</bdi>
          </label>
        ))}
      </div>
    </FormFrame>
  )
}
