/** @jsxImportSource preact */
import type { VNode } from 'preact'
import { useRef, useState } from 'preact/hooks'
import type { ShownChoice } from '../../../kit/message.ts'
import { useAround } from './around.ts'
import { FormFrame, problemId } from './form-frame.tsx'
import { Icon } from './icon.tsx'
import { isStep } from './open-question.ts'
import type { QuestionProps } from './question.tsx'
import { useAnswer } from './use-answer.ts'

/** Longer scales are numbers: nobody counts eleven stars. */
const mostStars = 5
const mostInRow = 7

/** A scale: stars up to five, numbers beyond. Native radio buttons, so arrow keys work as everywhere. */
export function Rating({ question, labelledBy }: QuestionProps): VNode {
  const { t, count } = useAround()
  const { pick } = useAnswer()
  const steps = question.choices.filter(isStep)
  const [picked, setPicked] = useState(-1)
  const [isWrong, setWrong] = useState(false)
  const first = useRef<HTMLInputElement>(null)
  const areStars = steps.length <= mostStars
  const isLong = steps.length > mostInRow
  const end = (step: ShownChoice | undefined, otherwise: 'rating.low' | 'rating.high'): string => {
    const means = step?.means ?? t(otherwise)
    // In two rows it stands under another step than its own.
    return isLong && step ? `${step.label}: ${means}` : means
  }
  const ends = [end(steps[0], 'rating.low'), end(steps.at(-1), 'rating.high')]
  const submit = (): void => {
    const choice = steps[picked]
    if (!choice) {
      setWrong(true)
      first.current?.focus()
      return
    }
    pick(choice)
  }
  return (
    <FormFrame
      labelledBy={labelledBy}
      exits={question.choices.filter(choice => !isStep(choice))}
      problem={isWrong ? t('wrong.rating') : undefined}
      submit={submit}
    >
      <div
        role="radiogroup"
        aria-labelledby={labelledBy}
        aria-describedby={problemId}
        aria-invalid={isWrong}
        class={areStars ? 'scale stars' : 'scale'}
        // A long scale stands in two rows, so that each step can be hit.
        style={{ '--steps': isLong ? Math.ceil(steps.length / 2) : steps.length }}
      >
        {steps.map(({ id, label, means }, at) => (
          <label key={id} class={(areStars ? at <= picked : at === picked) ? 'on' : ''}>
            <input
              type="radio"
              name="rating"
              ref={at === 0 ? first : undefined}
              aria-label={[areStars ? count('rating.stars', Number(id)) : label, means ?? []].flat().join(', ')}
              checked={at === picked}
              onChange={() => {
                setWrong(false)
                setPicked(at)
              }}
            />
            {areStars && <Icon name="star" />}
            <span>{label}</span>
          </label>
        ))}
      </div>
      <div class="ends" aria-hidden="true">
        {ends.map(end => (
          <bdi key={end}>{end}</bdi>
        ))}
      </div>
    </FormFrame>
  )
}
