import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRuleWords } from '../../../../locale/use-rule-words.ts'
import { useEditor, useSeen } from '../../../editor-context.tsx'
import { useRuleNames } from '../../../known/use-rule-names.ts'
import { conditionWords, ruleWords } from '../../../picture/rule-words.ts'
import { newTest } from '../../../rules/changed-test.ts'
import { type ReadRule, readRules } from '../../../rules/read-rules.ts'
import { FieldBox } from '../../field-box.tsx'
import type { FieldProps } from '../../field-props.ts'
import { fieldId, useForm } from '../../form-context.tsx'
import { moved } from '../../generic/moved.ts'
import { useReorder } from '../../generic/use-reorder.ts'
import panel from '../../panel.module.css'
import { problemAt } from '../../problems-at.ts'
import { RuleItem } from './rule-item.tsx'
import classes from './rules.module.css'
import { useSubjects } from './use-subjects.ts'

/** As many rules as the kit lets one list have. */
const mostRules = 50

/** If/then: rules in the order in which they are tried. One that the editor does not know is shown as it is written, and kept. */
export function RulesField(props: FieldProps) {
  const { owner, path, value, label, help, error, isReadOnly, change, leave } = props
  const { t } = useTranslation()
  const editor = useEditor()
  const { place } = useForm()
  const problems = useSeen(session => session.problems)
  const words = useRuleWords()
  const names = useRuleNames()
  const subjects = useSubjects()
  const [open, setOpen] = useState<string>()
  const list = useRef<HTMLUListElement>(null)
  const rules = readRules(value) ?? []
  const keys = keysOf(rules)
  const raw = rules.map(rule => rule.raw)
  const id = fieldId(owner, path)
  const put = (next: readonly unknown[]): void => {
    change(next)
    leave()
  }
  const move = (from: number, to: number): void => {
    put(moved(raw, from, to))
    document.getElementById(`${id}-grip-${to}`)?.focus()
  }
  const order = useReorder(rules.length, move)
  const insert = (at: number, rule: object): void => {
    const made = { ...rule, id: editor.createId() }
    put(raw.toSpliced(at, 0, made))
    setOpen(made.id)
    // What is added is filled in next.
    requestAnimationFrame(() => {
      const subject = list.current?.children[at]?.querySelector('input')
      subject?.focus()
      subject?.select()
    })
  }
  const patch = (at: number, part: object): void => change(raw.with(at, Object.assign({}, raw[at], part)))
  const found = rules.map((_, at) => problemAt(problems, place, [...path, at], true))
  if (value !== undefined && value !== null && !Array.isArray(value))
    return (
      <FieldBox id={id} label={label} help={help} error={error}>
        <pre className={panel.raw}>{JSON.stringify(value, undefined, 2)}</pre>
      </FieldBox>
    )
  return (
    <FieldBox id={id} label={label} help={help} error={found.some(problem => problem?.message === error) ? undefined : error}>
      {rules.length === 0 && <p className={classes.quiet}>{t('editor.rules.none')}</p>}
      <ul ref={list} className={classes.rules}>
        {words &&
          rules.map((rule, at) => (
            <RuleItem
              // biome-ignore lint/suspicious/noArrayIndexKey: a row holds nothing but its rule, and a grip that stays in its place keeps the focus
              key={at}
              rule={rule}
              at={at}
              total={rules.length}
              words={isOpenAt(at) && rule.when ? conditionWords(rule.when, words, names) : ruleWords(rule.raw, words, names)}
              subjects={subjects}
              problem={found[at]}
              isOpen={isOpenAt(at)}
              row={order.row(at)}
              isReadOnly={isReadOnly}
              isFull={rules.length >= mostRules}
              grip={{ id: `${id}-grip-${at}`, ...order.grip(at, t('editor.rules.ofRule', { number: at + 1 })) }}
              toggle={() => setOpen(isOpenAt(at) ? undefined : keys[at])}
              rename={next => patch(at, { label: next || undefined })}
              setWhen={when => patch(at, { when })}
              move={to => move(at, to)}
              copy={() => insert(at + 1, Object.assign({}, rule.raw))}
              drop={() => put(raw.toSpliced(at, 1))}
              leave={leave}
            />
          ))}
      </ul>
      <div className={classes.otherwise}>
        <strong>{t('editor.rules.otherwise')}</strong> {t('editor.rules.otherwiseHelp')}
      </div>
      {!isReadOnly && rules.length < mostRules && (
        <Button
          variant="subtle"
          size="xs"
          className={classes.add}
          leftSection={<IconPlus size={14} stroke={1.75} aria-hidden="true" />}
          onClick={() => insert(rules.length, { when: { all: [newTest('reply', 'text')] } })}
        >
          {t('editor.rules.add')}
        </Button>
      )}
    </FieldBox>
  )

  function isOpenAt(at: number): boolean {
    return open !== undefined && keys[at] === open
  }
}

/** Ids, made different where a file has the same one twice. */
function keysOf(rules: readonly ReadRule[]): readonly string[] {
  const seen = new Map<string, number>()
  return rules.map(({ id = '?' }) => {
    const count = seen.get(id) ?? 0
    seen.set(id, count + 1)
    return count === 0 ? id : `${id}~${count}`
  })
}
