/** @jsxImportSource preact */
import type { VNode } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { useAround } from './around.ts'
import { type FieldKind, problemOf } from './check-answer.ts'
import { FormFrame, problemId } from './form-frame.tsx'
import { localAnswer } from './local-answer.ts'
import type { QuestionProps } from './question.tsx'
import { useAnswer } from './use-answer.ts'

/** What the browser is told of each kind: the keyboard to show, and what it may fill in by itself. */
const kinds = {
  email: { type: 'text', inputMode: 'email', autocomplete: 'email', autocapitalize: 'none', dir: 'ltr' },
  phone: { type: 'tel', inputMode: 'tel', autocomplete: 'tel', dir: 'ltr' },
  url: { type: 'text', inputMode: 'url', autocomplete: 'url', autocapitalize: 'none', dir: 'ltr' },
  number: { type: 'text', inputMode: 'decimal', autocomplete: 'off', dir: 'auto' },
  date: { type: 'date', autocomplete: 'off' },
  time: { type: 'time', autocomplete: 'off' },
} as const

/** A question whose answer has a field of its own. */
export function FieldForm(props: QuestionProps): VNode | null {
  const { input } = props.question
  return isKind(input) ? <Field kind={input} {...props} /> : null
}

function isKind(input: string | undefined): input is FieldKind {
  return input !== undefined && Object.hasOwn(kinds, input)
}

// What is wrong is said before anything is sent, in a sentence that says what to do.
function Field({ kind, question, labelledBy }: QuestionProps & { readonly kind: FieldKind }): VNode {
  const { t, formats, spoken } = useAround()
  const { send } = useAnswer()
  const field = useRef<HTMLInputElement>(null)
  const [problem, setProblem] = useState<ReturnType<typeof problemOf>>()
  const submit = (): void => {
    const text = field.current?.value.trim() ?? ''
    const found = problemOf(kind, text)
    setProblem(found)
    if (found) {
      field.current?.focus()
      return
    }
    // People read it in their own words; the flow reads the value.
    if (kind === 'date' || kind === 'time') send({ text: localAnswer(kind, text, spoken), fields: { value: text } })
    else send({ text })
  }
  return (
    <FormFrame
      labelledBy={labelledBy}
      exits={question.choices}
      problem={problem && t(problem, { example: formats.number(12.5) })}
      submit={submit}
    >
      <label class="label" for="answer">
        {t(`field.${kind}`)}
      </label>
      <input
        id="answer"
        class="field"
        ref={field}
        spellcheck={false}
        aria-invalid={problem !== undefined}
        aria-describedby={`${labelledBy} ${problemId}`}
        onInput={() => setProblem(undefined)}
        {...kinds[kind]}
      />
    </FormFrame>
  )
}
