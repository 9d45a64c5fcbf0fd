import { useTranslation } from 'react-i18next'
import { useSeen } from '../editor-context.tsx'
import type { Path } from '../state/with-path.ts'
import type { FieldSchema } from './field-props.ts'
import { FieldWarning } from './field-warning.tsx'
import { useForm } from './form-context.tsx'
import { localProblem } from './local-problem.ts'
import classes from './panel.module.css'
import { problemAt } from './problems-at.ts'

interface FieldPlace {
  readonly schema: FieldSchema
  readonly path: Path
  readonly value: unknown
  readonly isRequired: boolean
  /** Instead of what the declaration calls it: an item of a list, whose help stands at the list. */
  readonly label?: string
  change(value: unknown): void
  leave(): void
}

/** One field, whatever its kind: with its words, and with what is wrong with it. */
export function Field({ schema, path, value, isRequired, label, change, leave }: FieldPlace) {
  const { t } = useTranslation()
  const form = useForm()
  const words = form.wordsOf(path, schema)
  const isWhole = schema.field !== undefined
  const said = useSeen(({ problems }) => problemAt(problems, form.place, path, isWhole))
  // Rules say at each of them what is wrong with it: an open one in words, a closed one by its sign.
  const isSaidWithin = schema.field === 'rules' && said?.field?.endsWith(path.join('.')) === false
  const local = form.isReadOnly ? undefined : localProblem(schema, value, isRequired)
  const error = local ? t(`editor.panel.problem.${local.is}`, { count: local.count }) : said?.severity === 'error' && said.message
  const Drawn = form.fieldOf(schema)
  return (
    <div className={classes.field} data-field={path.join('.')}>
      <Drawn
        owner={form.owner}
        schema={schema}
        path={path}
        value={value}
        label={label ?? words.label}
        help={label === undefined ? words.help : undefined}
        error={error || undefined}
        isRequired={isRequired}
        isReadOnly={form.isReadOnly}
        // What may be null and must be there says null where there is nothing.
        change={next => change(next === undefined && schema.default === null ? null : next)}
        leave={leave}
      />
      {!error && said?.severity === 'warning' && !isSaidWithin && <FieldWarning>{said.message}</FieldWarning>}
    </div>
  )
}
