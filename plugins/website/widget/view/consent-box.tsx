/** @jsxImportSource preact */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { useAround } from './around.ts'
import type { QuestionProps } from './question.tsx'
import { useAnswer } from './use-answer.ts'

/** One box that nobody has ticked: left alone it is a no, and the chat goes on either way. */
export function ConsentBox({ question: { choices }, labelledBy }: QuestionProps): VNode {
  const { t, spoken } = useAround()
  const { send } = useAnswer()
  const [agree, setAgree] = useState(false)
  const [yes, no] = choices
  return (
    <form
      class="form"
      aria-labelledby={labelledBy}
      onSubmit={event => {
        event.preventDefault()
        send({ text: (agree ? yes : no)?.label ?? t('consent.continue'), fields: { agree } })
      }}
    >
      <div class="checks" lang={spoken}>
        <label>
          <input type="checkbox" checked={agree} onChange={({ currentTarget: { checked } }) => setAgree(checked)} />
          <bdi>{yes?.label}</bdi>
        </label>
      </div>
      <div class="row">
        <button type="submit" class="filled">
          {t('consent.continue')}
        </button>
      </div>
    </form>
  )
}
