import { Button } from '@mantine/core'
import { IconRestore } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Localised } from '../../../plugins/kit/text.ts'
import { LocalisedField } from '../panel/text/localised-field.tsx'
import type { Path } from '../state/with-path.ts'
import { saidIn } from '../translations/write-texts.ts'
import classes from './options.module.css'
import { useSettingProblem, useSettings } from './use-settings.ts'

interface OptionTextProps {
  /** Within the options. */
  readonly path: Path
  readonly value: Localised | undefined
  readonly label: string
  readonly help: string
  /** What visitors read while nothing is written here. */
  readonly usual?: Localised
  write(text: Localised | undefined): void
}

/** A text of an option in every language of the flow, and the way back to what it says by itself. */
export function OptionText({ path, value, label, help, usual, write }: OptionTextProps) {
  const { t } = useTranslation()
  const { settings, isReadOnly, leave } = useSettings()
  const { languages } = settings
  // A translation that is the first to be written leaves the other languages as they are.
  const begun = (next: Localised | undefined, said: Localised): Localised | undefined =>
    next === undefined || Object.hasOwn(next, languages[0] ?? '') ? next : { ...saidIn(said, languages), ...next }
  const error = useSettingProblem(['options', ...path])
  return (
    <div className={classes.text} data-field={['options', ...path].join('.')}>
      <LocalisedField
        owner="options"
        schema={{}}
        path={path}
        value={value}
        label={label}
        help={help}
        error={error}
        isRequired={false}
        isReadOnly={isReadOnly}
        {...(usual && value === undefined ? { usual } : {})}
        // The boundary: what the field for texts in several languages writes is one, or nothing.
        change={next =>
          write(usual && value === undefined ? begun(next as Localised | undefined, usual) : (next as Localised | undefined))
        }
        leave={leave}
      />
      {usual && value !== undefined && !isReadOnly && (
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<IconRestore size={14} stroke={1.75} aria-hidden="true" />}
          onClick={() => write(undefined)}
        >
          {t('editor.options.reset')}
        </Button>
      )}
    </div>
  )
}
