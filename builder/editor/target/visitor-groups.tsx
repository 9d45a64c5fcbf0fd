import { ActionIcon, Button } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { useSettingProblem } from '../options/use-settings.ts'
import { ErrorWords } from '../panel/field-box.tsx'
import { ConditionRow } from '../panel/fields/rules/condition-row.tsx'
import rules from '../panel/fields/rules/rules.module.css'
import { newTest } from '../rules/changed-test.ts'
import type { DraftTest } from '../rules/read-condition.ts'
import type { DraftGroup, VisitorBlock } from './draft-target.ts'
import classes from './target.module.css'
import { useVisitorSubjects } from './use-visitor-subjects.ts'

interface VisitorGroupsProps {
  readonly block: VisitorBlock
  readonly groups: readonly DraftGroup[]
  readonly isReadOnly: boolean
  change(groups: readonly DraftGroup[], gesture?: string): void
  leave(): void
}

/** As many as a target takes. */
const most = { groups: 20, tests: 50 } as const

/** Groups of tests about the visitor: all of a group hold, or all of another. */
export function VisitorGroups({ block, groups, isReadOnly, change, leave }: VisitorGroupsProps) {
  const { t } = useTranslation()
  const fresh = (): DraftGroup => ({ all: [newTest('visitor.device', 'text')] })
  return (
    <div className={classes.groups}>
      {groups.map(({ all }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: groups have no ids, and two may be alike
        <Fragment key={at}>
          {at > 0 && <span className={classes.joint}>{t('editor.rules.or')}</span>}
          <Group
            block={block}
            at={at}
            tests={all}
            isReadOnly={isReadOnly}
            leave={leave}
            change={(tests, gesture) =>
              change(tests.length > 0 ? groups.with(at, { all: tests }) : groups.toSpliced(at, 1), gesture)
            }
            drop={() => change(groups.toSpliced(at, 1))}
          />
        </Fragment>
      ))}
      {!isReadOnly && groups.length < most.groups && (
        <Button
          className={classes.add ?? ''}
          variant="subtle"
          size="xs"
          leftSection={<IconPlus size={14} stroke={1.75} aria-hidden="true" />}
          onClick={() => change([...groups, fresh()])}
        >
          {t(groups.length === 0 ? 'editor.target.addVisitors' : 'editor.target.addGroup')}
        </Button>
      )}
    </div>
  )
}

interface GroupProps {
  readonly block: VisitorBlock
  readonly at: number
  readonly tests: readonly DraftTest[]
  readonly isReadOnly: boolean
  change(tests: readonly DraftTest[], gesture?: string): void
  drop(): void
  leave(): void
}

function Group({ block, at, tests, isReadOnly, change, drop, leave }: GroupProps) {
  const { t } = useTranslation()
  const subjects = useVisitorSubjects()
  const problem = useSettingProblem(['target', block, at])
  const last = tests.at(-1)
  return (
    <fieldset className={classes.group} aria-label={t('editor.target.group', { number: at + 1 })}>
      <div className={classes.groupHead}>
        <span>{t('editor.target.group', { number: at + 1 })}</span>
        {!isReadOnly && (
          <ActionIcon size={24} aria-label={t('editor.target.dropGroup', { number: at + 1 })} onClick={drop}>
            <IconX size={14} stroke={1.75} aria-hidden="true" />
          </ActionIcon>
        )}
      </div>
      {tests.map((test, number) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: tests have no ids, and two may be alike
        <Fragment key={number}>
          {number > 0 && <span className={rules.joint}>{t('editor.rules.and')}</span>}
          <ConditionRow
            id={`target-${block}-${at}-${number}`}
            number={number + 1}
            test={test}
            subjects={subjects}
            isReadOnly={isReadOnly}
            change={next => change(tests.with(number, next), `target:${block}:${at}:${number}`)}
            drop={() => {
              change(tests.toSpliced(number, 1))
              leave()
            }}
            leave={leave}
          />
        </Fragment>
      ))}
      {problem && (
        <p className={classes.error}>
          <ErrorWords>{problem}</ErrorWords>
        </p>
      )}
      {!isReadOnly && tests.length < most.tests && (
        <Button
          className={classes.add ?? ''}
          variant="subtle"
          size="xs"
          aria-label={t('editor.rules.addConditionOf')}
          leftSection={<IconPlus size={14} stroke={1.75} aria-hidden="true" />}
          onClick={() => change([...tests, newTest(last?.of ?? 'visitor.device', last?.type ?? 'text')])}
        >
          {t('editor.rules.addCondition')}
        </Button>
      )}
    </fieldset>
  )
}
