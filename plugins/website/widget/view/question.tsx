/** @jsxImportSource preact */
import type { VNode } from 'preact'
import { useAround, useAsked } from './around.ts'
import { later } from './later.tsx'
import { type OpenQuestion, wayOf } from './open-question.ts'
import { QuickReplies } from './quick-replies.tsx'

/** What a form for one question is given. */
export interface QuestionProps {
  readonly question: OpenQuestion
  /** The element that says the question. */
  readonly labelledBy: string
}

/** The ways to answer the open question, if there are any besides writing. */
export function Question(): VNode | null {
  const { isAttachable } = useAround()
  const question = useAsked()
  const way = question && wayOf(question, isAttachable)
  if (!question || !way) return null
  const Form = forms[way]
  // Another question is another form: nothing typed for one is left in the next.
  return (
    <div class="question">
      <Form key={question.rowKey} question={question} labelledBy={`m-${question.rowKey}`} />
    </div>
  )
}

const forms = {
  choices: QuickReplies,
  list: later<QuestionProps>(({ CheckList }) => CheckList),
  rating: later<QuestionProps>(({ Rating }) => Rating),
  field: later<QuestionProps>(({ FieldForm }) => FieldForm),
  box: later<QuestionProps>(({ ConsentBox }) => ConsentBox),
  file: later<QuestionProps>(({ FileForm }) => FileForm),
}
