import { ActionIcon, Select } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { operatorGroups, withOperator, withSubject } from '../../../rules/changed-test.ts'
import { testTypes } from '../../../rules/operator-shapes.ts'
import type { DraftTest } from '../../../rules/read-condition.ts'
import { Pick } from '../pick.tsx'
import { ConditionValue } from './condition-value.tsx'
import classes from './rules.module.css'
import type { Subjects } from './use-subjects.ts'

interface ConditionRowProps {
  /** What ids of its inputs begin with. */
  readonly id: string
  readonly number: number
  readonly test: DraftTest
  readonly subjects: Subjects
  readonly isReadOnly: boolean
  change(test: DraftTest): void
  /** Left out: it stays. */
  drop(): void
  leave(): void
}

/** One test: what is looked at, how it is compared, with what. */
export function ConditionRow({ id, number, test, subjects, isReadOnly, change, drop, leave }: ConditionRowProps) {
  const { t } = useTranslation()
  const unlisted = subjects.unlisted(test.of)
  const groups = unlisted ? [{ options: [unlisted] }, ...subjects.groups] : subjects.groups
  const offered = operatorGroups(test, subjects.guess(test.of))
  const isOpen = test.of.startsWith('open.')
  const nameOf = (is: string): string => {
    if (isOpen && is === 'true') return t('editor.rules.is.open')
    if (isOpen && is === 'false') return t('editor.rules.is.closed')
    const key = is as keyof typeof words
    return words[key]
  }
  const words = t('editor.rules.is', { returnObjects: true })
  const data = offered.map(({ type, operators }) => ({
    group: t(`editor.rules.type.${type}`),
    items: operators.map(is => ({ value: `${type} ${is}`, label: nameOf(is) })),
  }))
  const setOperator = (chosen: string): void => {
    const [name, is = ''] = chosen.split(' ')
    const type = testTypes.find(one => one === name)
    if (type) change(withOperator(test, type, is))
    leave()
  }
  return (
    <fieldset className={classes.row} aria-label={t('editor.rules.condition', { number })}>
      <div className={classes.subject}>
        <Pick
          id={`${id}-of`}
          ariaLabel={t('editor.rules.subjectOf')}
          value={test.of}
          groups={groups}
          isReadOnly={isReadOnly}
          create={subjects.create}
          onPick={of => {
            if (of !== undefined) change(withSubject(test, of, subjects.guess(of)))
          }}
          onLeave={leave}
        />
        {!isReadOnly && (
          <ActionIcon size={24} aria-label={t('editor.rules.dropCondition', { number })} onClick={drop}>
            <IconX size={14} stroke={1.75} aria-hidden="true" />
          </ActionIcon>
        )}
      </div>
      <div className={classes.compared}>
        <Select
          id={`${id}-is`}
          aria-label={t('editor.rules.operatorOf')}
          className={classes.operator}
          data={data.length === 1 ? (data[0]?.items ?? []) : data}
          value={`${test.type} ${test.is}`}
          readOnly={isReadOnly}
          maxDropdownHeight={264}
          comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
          onChange={chosen => setOperator(chosen ?? '')}
        />
        <ConditionValue id={`${id}-value`} test={test} isReadOnly={isReadOnly} change={change} leave={leave} />
      </div>
    </fieldset>
  )
}
