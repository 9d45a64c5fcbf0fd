/** @jsxImportSource preact */
import type { ComponentChildren, VNode } from 'preact'
import type { ShownChoice } from '../../../kit/message.ts'
import { useAround } from './around.ts'
import { Icon } from './icon.tsx'
import { useAnswer } from './use-answer.ts'

interface FormFrameProps {
  readonly labelledBy: string
  /** Ways around the question. */
  readonly exits: readonly ShownChoice[]
  readonly problem: string | undefined
  readonly submit: () => void
  readonly children: ComponentChildren
}

/** The id of the sentence that says what is wrong: at most one question is open. */
export const problemId = 'problem'

/** A form that answers one question: its fields, what is wrong, Send, and the ways around it. */
export function FormFrame({ labelledBy, exits, problem, submit, children }: FormFrameProps): VNode {
  const { t, spoken } = useAround()
  const { pick } = useAnswer()
  return (
    <form
      class="form"
      noValidate
      aria-labelledby={labelledBy}
      onSubmit={event => {
        event.preventDefault()
        submit()
      }}
    >
      {children}
      <p class="wrong" id={problemId} role="alert">
        {problem !== undefined && (
          <>
            <Icon name="alert" />
            <span>{problem}</span>
          </>
        )}
      </p>
      <div class="row">
        <button type="submit" class="filled">
          {t('send')}
        </button>
        {exits.map(choice => (
          <button key={choice.id} type="button" class="quiet" lang={spoken} onClick={() => pick(choice)}>
            <bdi>{choice.label}</bdi>
          </button>
        ))}
      </div>
    </form>
  )
}
