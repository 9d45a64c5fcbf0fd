import { Radio } from '@mantine/core'
import { ErrorWords } from '../panel/field-box.tsx'
import classes from './options.module.css'
import { useSettings } from './use-settings.ts'

interface OptionRadiosProps<Value extends string> {
  readonly label: string
  readonly value: Value
  readonly problem: string | undefined
  readonly choices: readonly { readonly value: Value; readonly label: string; readonly help: string }[]
  choose(value: Value): void
}

/** One choice of a few, each with a sentence on what follows from it. */
export function OptionRadios<Value extends string>({ label, value, problem, choices, choose }: OptionRadiosProps<Value>) {
  const { isReadOnly } = useSettings()
  return (
    <Radio.Group
      aria-label={label}
      value={value}
      error={problem && <ErrorWords>{problem}</ErrorWords>}
      onChange={next => {
        const chosen = choices.find(choice => choice.value === next)
        if (chosen) choose(chosen.value)
      }}
    >
      <div className={classes.radios}>
        {choices.map(choice => (
          <Radio key={choice.value} value={choice.value} disabled={isReadOnly} label={choice.label} description={choice.help} />
        ))}
      </div>
    </Radio.Group>
  )
}
