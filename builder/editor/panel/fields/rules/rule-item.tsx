import { ActionIcon, Menu, TextInput, VisuallyHidden } from '@mantine/core'
import { IconAlertCircle, IconArrowDown, IconArrowUp, IconChevronDown, IconCopy, IconDots, IconTrash } from '@tabler/icons-react'
import { type ComponentProps, type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProblemView } from '../../../../../runtime/api/contract.ts'
import { testsIn } from '../../../rules/group.ts'
import type { Draft } from '../../../rules/read-condition.ts'
import type { ReadRule } from '../../../rules/read-rules.ts'
import { ErrorWords } from '../../field-box.tsx'
import { FieldWarning } from '../../field-warning.tsx'
import { Grip } from '../../generic/grip.tsx'
import type { useReorder } from '../../generic/use-reorder.ts'
import panel from '../../panel.module.css'
import { ConditionGroup } from './condition-group.tsx'
import classes from './rules.module.css'
import type { Subjects } from './use-subjects.ts'

/** As many tests as the kit lets one condition have. */
const mostTests = 100

interface RuleItemProps {
  readonly rule: ReadRule
  readonly at: number
  readonly total: number
  /** What it says, on one line. */
  readonly words: string
  readonly subjects: Subjects
  readonly problem: ProblemView | undefined
  readonly isOpen: boolean
  readonly row: ReturnType<ReturnType<typeof useReorder>['row']>
  readonly isReadOnly: boolean
  readonly isFull: boolean
  readonly grip: ComponentProps<typeof Grip>
  toggle(): void
  rename(label: string): void
  setWhen(when: Draft): void
  move(to: number): void
  copy(): void
  drop(): void
  leave(): void
}

/** One rule: folded a line that says what it means, unfolded its conditions. */
export function RuleItem(props: RuleItemProps) {
  const { at, words, problem, isOpen, row, isReadOnly, grip, toggle } = props
  const { t } = useTranslation()
  const id = useId()
  return (
    <li className={classes.rule} data-open={isOpen || undefined} {...row}>
      <div className={classes.head}>
        {!isReadOnly && <Grip {...grip} />}
        <button type="button" className={classes.fold} aria-expanded={isOpen} aria-controls={id} onClick={toggle}>
          <span className={classes.number} data-number={at + 1} aria-hidden="true" />
          <VisuallyHidden>{t('editor.rules.ofRule', { number: at + 1 })}: </VisuallyHidden>
          <span className={classes.words} title={words}>
            {words}
          </span>
          {problem && !isOpen && (
            <IconAlertCircle
              className={classes.bad}
              data-severity={problem.severity}
              size={14}
              stroke={1.75}
              aria-hidden="true"
            />
          )}
          <IconChevronDown className={classes.chevron} size={14} stroke={1.75} aria-hidden="true" />
        </button>
        {!isReadOnly && <RuleMenu {...props} />}
      </div>
      {/* What the button unfolds is in the page either way: a name that leads nowhere is none. */}
      <div id={id} className={classes.body} hidden={!isOpen}>
        {isOpen && <RuleBody {...props} id={id} />}
        {isOpen && problem?.severity === 'error' && (
          <p className={panel.error}>
            <ErrorWords>{problem.message}</ErrorWords>
          </p>
        )}
        {isOpen && problem?.severity === 'warning' && <FieldWarning>{problem.message}</FieldWarning>}
      </div>
    </li>
  )
}

function RuleBody({
  id,
  rule,
  words,
  subjects,
  isReadOnly,
  rename,
  setWhen,
  leave,
}: RuleItemProps & { readonly id: string }): ReactNode {
  const { t } = useTranslation()
  if (!rule.when)
    return (
      <>
        <p className={classes.quiet}>{t('editor.rules.byHand')}</p>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and keys must be able to */}
        <pre className={panel.raw} tabIndex={0}>
          {JSON.stringify(rule.raw, undefined, 2)}
        </pre>
      </>
    )
  return (
    <>
      <ConditionGroup
        id={id}
        depth={0}
        draft={rule.when}
        subjects={subjects}
        isReadOnly={isReadOnly}
        isFull={testsIn(rule.when) >= mostTests}
        change={setWhen}
        leave={leave}
      />
      <TextInput
        label={t('editor.rules.name')}
        placeholder={rule.label ? undefined : words}
        maxLength={200}
        dir="auto"
        readOnly={isReadOnly}
        value={rule.label}
        onChange={event => rename(event.currentTarget.value)}
        onBlur={leave}
      />
    </>
  )
}

function RuleMenu({ at, total, isFull, move, copy, drop }: RuleItemProps) {
  const { t } = useTranslation()
  const sign = { size: 16, stroke: 1.75 } as const
  return (
    <Menu position="bottom-end" width={180}>
      <Menu.Target>
        <ActionIcon size={24} aria-label={t('editor.rules.menu', { number: at + 1 })}>
          <IconDots size={16} stroke={1.75} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconArrowUp {...sign} />} disabled={at === 0} onClick={() => move(at - 1)}>
          {t('editor.rules.up')}
        </Menu.Item>
        <Menu.Item leftSection={<IconArrowDown {...sign} />} disabled={at === total - 1} onClick={() => move(at + 1)}>
          {t('editor.rules.down')}
        </Menu.Item>
        <Menu.Item leftSection={<IconCopy {...sign} />} disabled={isFull} onClick={copy}>
          {t('editor.rules.copy')}
        </Menu.Item>
        <Menu.Item color="red" leftSection={<IconTrash {...sign} />} onClick={drop}>
          {t('app.delete')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
