import { MultiSelect, NumberInput, TagsInput, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { daysIn } from '../../../picture/rule-words.ts'
import { shapeOf } from '../../../rules/operator-shapes.ts'
import type { DraftTest, DraftValue } from '../../../rules/read-condition.ts'
import { Pick } from '../pick.tsx'
import classes from './rules.module.css'
import { useOffered } from './use-offered.ts'

interface ConditionValueProps {
  readonly id: string
  readonly test: DraftTest
  readonly isReadOnly: boolean
  change(test: DraftTest): void
  leave(): void
}

/** What a test compares with: typed as the operator takes it. */
export function ConditionValue({ id, test, isReadOnly, change, leave }: ConditionValueProps) {
  const { t } = useTranslation()
  const put = (value: DraftValue): void => change({ ...test, value })
  const { type, value } = test
  const parts = { id, isReadOnly, leave }
  switch (shapeOf(type, test.is)) {
    case 'one':
      return <OneValue {...parts} test={test} label={t('editor.rules.value')} value={value} put={put} />
    case 'pattern':
      return (
        <TextInput
          id={id}
          className={classes.value}
          classNames={{ input: classes.code ?? '' }}
          aria-label={t('editor.rules.pattern')}
          placeholder="^[0-9]+$"
          readOnly={isReadOnly}
          spellCheck={false}
          value={typeof value === 'string' ? value : ''}
          onChange={event => put(event.currentTarget.value)}
          onBlur={leave}
        />
      )
    case 'many':
      return <ManyValues {...parts} test={test} put={put} />
    case 'range': {
      const [from = null, to = null] = Array.isArray(value) ? value : []
      return (
        <div className={classes.range}>
          <OneValue {...parts} test={test} label={t('editor.rules.from')} value={from} put={next => put([oneOf(next), to])} />
          <span>{t('editor.rules.and')}</span>
          <OneValue
            {...parts}
            id={`${id}-to`}
            test={test}
            label={t('editor.rules.to')}
            value={to}
            put={next => put([from, oneOf(next)])}
          />
        </div>
      )
    }
    case 'days':
      return (
        <NumberInput
          id={id}
          className={classes.value}
          aria-label={t('editor.rules.daysOf')}
          min={0}
          max={36_525}
          clampBehavior="none"
          allowDecimal={false}
          allowNegative={false}
          readOnly={isReadOnly}
          rightSection={<span className={classes.unit}>{t('editor.rules.days')}</span>}
          rightSectionWidth={52}
          rightSectionPointerEvents="none"
          hideControls
          value={daysIn(value) ?? ''}
          onChange={next => put({ days: typeof next === 'number' ? next : null })}
          onBlur={leave}
        />
      )
    default:
      return null
  }
}

interface OneValueProps extends Omit<ConditionValueProps, 'change'> {
  readonly label: string
  readonly value: DraftValue | undefined
  put(value: DraftValue): void
}

function OneValue({ id, test, label, value, isReadOnly, put, leave }: OneValueProps) {
  const { t } = useTranslation()
  const offered = useOffered(test.of)
  const text = typeof value === 'string' ? value : ''
  const shared = { id, className: classes.value, 'aria-label': label, readOnly: isReadOnly, onBlur: leave } as const
  if (test.type === 'number')
    return (
      <NumberInput
        {...shared}
        hideControls
        value={typeof value === 'number' ? value : ''}
        onChange={next => {
          const number = typeof next === 'number' ? next : null
          if (number !== value) put(number)
        }}
      />
    )
  if (test.type === 'date')
    return isInstant(text) ? (
      // A moment to the second is written by hand: a day would be something else.
      <TextInput
        {...shared}
        title={t('editor.rules.instant', { at: text })}
        value={text}
        onChange={event => put(event.currentTarget.value)}
      />
    ) : (
      <TextInput {...shared} type="date" value={text} onChange={event => put(event.currentTarget.value || null)} />
    )
  const isWhole = test.is === 'equals' || test.is === 'not-equals' || test.type === 'list'
  if (offered && isWhole)
    return (
      <div className={classes.value}>
        <Pick
          id={id}
          ariaLabel={label}
          placeholder={t('editor.pick.choose')}
          value={text || undefined}
          groups={[{ options: offered }]}
          isReadOnly={isReadOnly}
          create={typed => [{ value: typed, label: t('editor.pick.newName', { name: typed }) }]}
          onPick={next => put(next ?? '')}
          onLeave={leave}
        />
      </div>
    )
  return <TextInput {...shared} dir="auto" value={text} onChange={event => put(event.currentTarget.value)} />
}

interface ManyValuesProps extends Omit<ConditionValueProps, 'change'> {
  put(value: DraftValue): void
}

function ManyValues({ id, test, isReadOnly, put, leave }: ManyValuesProps) {
  const { t } = useTranslation()
  const offered = useOffered(test.of)
  const values = Array.isArray(test.value) ? test.value.map(String) : []
  const shared = {
    id,
    className: classes.values,
    classNames: { inputField: classes.valueInput ?? '' },
    'aria-label': t('editor.rules.values'),
    readOnly: isReadOnly,
    onBlur: leave,
    value: values,
    onChange: put,
  } as const
  const isWhole = test.is === 'any-of' || test.is === 'none-of' || test.type === 'list'
  if (!offered || !isWhole)
    return (
      <TagsInput
        {...shared}
        placeholder={values.length > 0 ? '' : t('editor.rules.enter')}
        splitChars={[';']}
        acceptValueOnBlur
      />
    )
  // What is chosen and not offered any more stays to be seen, and to be taken away.
  const gone = values.filter(value => !offered.some(option => option.value === value))
  return (
    <MultiSelect
      {...shared}
      searchable
      placeholder={values.length > 0 ? '' : t('editor.pick.choose')}
      data={[...offered, ...gone.map(value => ({ value, label: value }))].map(({ value, label }) => ({ value, label }))}
      nothingFoundMessage={t('app.nothingFound')}
    />
  )
}

const isInstant = (text: string): boolean => text.includes('T')

/** What one input gives. */
const oneOf = (value: DraftValue): string | number | null =>
  typeof value === 'string' || typeof value === 'number' ? value : null
