import { Input, NumberInput, Select } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FieldProps } from '../field-props.ts'
import { inputProps } from '../generic/input-props.tsx'
import { amountIn, durationOf, durationParts, type Unit, units } from './duration-parts.ts'
import classes from './fields.module.css'

/** A time: a number and its unit. What is stored is ms, and stays to the ms what it was until somebody writes another. */
export function DurationField(props: FieldProps) {
  const { t } = useTranslation()
  const { schema, label, value, isReadOnly, change, leave } = props
  const [wanted, setWanted] = useState<Unit>()
  const ms = typeof value === 'number' && Number.isFinite(value) ? value : undefined
  const usual = typeof schema.default === 'number' ? schema.default : undefined
  const own = durationParts(ms ?? usual ?? firstOf(schema.maximum))
  const inWanted = wanted !== undefined && ms !== undefined ? amountIn(ms, wanted) : undefined
  // In the unit that was chosen; what does not go into it is said in its own.
  const unit = wanted !== undefined && (ms === undefined || inWanted !== undefined) ? wanted : own.unit
  const amount = ms === undefined ? undefined : (inWanted ?? own.amount)
  const offered = units.filter(
    each => each.unit === unit || (each.unit !== 'ms' && each.ms <= (schema.maximum ?? Number.MAX_VALUE)),
  )
  const { description, error, label: shown, ...input } = inputProps(props)
  const setUnit = (next: Unit): void => {
    setWanted(next)
    if (amount !== undefined) change(durationOf(amount, next))
    leave()
  }
  const described = description ? `${input.id}-description` : error ? `${input.id}-error` : undefined
  return (
    <Input.Wrapper id={input.id} label={shown} description={description} error={error}>
      <div className={classes.amount}>
        <NumberInput
          {...input}
          className={classes.number}
          aria-describedby={described}
          error={error !== undefined}
          hideControls
          allowNegative={false}
          decimalScale={2}
          clampBehavior="none"
          value={amount ?? ''}
          placeholder={usual === undefined ? undefined : String(durationParts(usual).amount)}
          onChange={next => {
            if (next === (amount ?? '')) return
            setWanted(unit)
            change(typeof next === 'number' ? durationOf(next, unit) : undefined)
          }}
        />
        <Select
          className={classes.unit}
          aria-label={t('editor.pick.unitOf', { label })}
          readOnly={isReadOnly}
          data={offered.map(each => ({ value: each.unit, label: t(`editor.pick.unit.${each.unit}`) })).toReversed()}
          value={unit}
          onChange={next => {
            const found = units.find(each => each.unit === next)
            if (found) setUnit(found.unit)
          }}
        />
      </div>
    </Input.Wrapper>
  )
}

/** What an empty field begins with: seconds where nothing longer fits, else minutes. */
const firstOf = (most: number | undefined): number => (most !== undefined && most <= 60_000 ? 1_000 : 60_000)
