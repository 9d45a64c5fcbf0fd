import { ActionIcon, Button, SegmentedControl } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { newTest } from '../../../rules/changed-test.ts'
import { draftOf, type Group, groupOf } from '../../../rules/group.ts'
import { type Draft, mostDepth } from '../../../rules/read-condition.ts'
import { ConditionRow } from './condition-row.tsx'
import classes from './rules.module.css'
import type { Subjects } from './use-subjects.ts'

interface ConditionGroupProps {
  readonly id: string
  /** How many groups stand around it. */
  readonly depth: number
  readonly draft: Draft
  readonly subjects: Subjects
  readonly isReadOnly: boolean
  /** The condition has as many tests as one may have. */
  readonly isFull: boolean
  change(draft: Draft): void
  leave(): void
}

/** Conditions that go together by "and" or by "or"; one of them may be such a group itself. */
export function ConditionGroup({ id, depth, draft, subjects, isReadOnly, isFull, change, leave }: ConditionGroupProps) {
  const { t } = useTranslation()
  const group = groupOf(draft)
  const { join, parts } = group
  const put = (next: Partial<Group>): void => change(draftOf({ ...group, ...next }))
  const setPart = (at: number, part: Draft): void => put({ parts: parts.with(at, part) })
  const drop = (at: number): void => {
    put({ parts: parts.toSpliced(at, 1) })
    leave()
  }
  const last = parts.findLast(part => 'type' in part)
  const add = (part: Draft): void => {
    put({ parts: [...parts, part] })
    leave()
  }
  const fresh = newTest(last?.of ?? 'reply', last?.type ?? subjects.guess('reply'))
  return (
    <div className={classes.group} data-nested={depth > 0 || undefined}>
      {parts.length > 1 && (
        <SegmentedControl
          size="xs"
          fullWidth
          aria-label={t('editor.rules.join')}
          readOnly={isReadOnly}
          data={[
            { value: 'all', label: t('editor.rules.all') },
            { value: 'any', label: t('editor.rules.any') },
          ]}
          value={join}
          onChange={next => {
            put({ join: next === 'any' ? 'any' : 'all' })
            leave()
          }}
        />
      )}
      {parts.length === 0 && (
        <p className={classes.quiet}>{t(join === 'all' ? 'editor.rules.allEmpty' : 'editor.rules.anyEmpty')}</p>
      )}
      {parts.map((part, at) => {
        const shared = { id: `${id}-${at}`, subjects, isReadOnly, leave, change: (next: Draft) => setPart(at, next) }
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts of a condition have no ids, and two may be alike
          <Fragment key={at}>
            {at > 0 && <span className={classes.joint}>{t(join === 'all' ? 'editor.rules.and' : 'editor.rules.or')}</span>}
            {'type' in part ? (
              <ConditionRow {...shared} number={at + 1} test={part} drop={() => drop(at)} />
            ) : (
              <fieldset className={classes.nested} aria-label={t('editor.rules.group')}>
                <div className={classes.nestedHead}>
                  <span>{t('editor.rules.group')}</span>
                  {!isReadOnly && (
                    <ActionIcon size={24} aria-label={t('editor.rules.dropGroup', { number: at + 1 })} onClick={() => drop(at)}>
                      <IconX size={14} stroke={1.75} aria-hidden="true" />
                    </ActionIcon>
                  )}
                </div>
                <ConditionGroup {...shared} depth={depth + 1} draft={part} isFull={isFull} />
              </fieldset>
            )}
          </Fragment>
        )
      })}
      {!isReadOnly && !isFull && (
        <div className={classes.adds}>
          <Add label={t('editor.rules.addConditionOf')} onClick={() => add(fresh)}>
            {t('editor.rules.addCondition')}
          </Add>
          {depth + 1 < mostDepth && (
            <Add label={t('editor.rules.addGroupOf')} onClick={() => add(join === 'all' ? { any: [fresh] } : { all: [fresh] })}>
              {t('editor.rules.addGroup')}
            </Add>
          )}
        </div>
      )}
    </div>
  )
}

interface AddProps {
  readonly label: string
  readonly children: string
  onClick(): void
}

function Add({ label, children, onClick }: AddProps) {
  return (
    <Button
      variant="subtle"
      size="xs"
      aria-label={label}
      leftSection={<IconPlus size={14} stroke={1.75} aria-hidden="true" />}
      onClick={onClick}
    >
      {children}
    </Button>
  )
}
