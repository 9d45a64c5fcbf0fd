import { Button, Collapse } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconCheck, IconChevronDown, IconChevronUp, IconEye, IconEyeOff, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { JudgedRule, SimulatedFlow } from '../../../runtime/api/contract.ts'
import classes from './target.module.css'
import { useJudgedWords } from './use-judged-words.ts'

interface FateRowProps {
  readonly flow: SimulatedFlow
  readonly at: number
  /** The name of the flow that is shown, or keeps its hours, instead. */
  readonly instead: string
}

const blocks = ['exceptPages', 'exceptVisitors', 'pages', 'visitors'] as const

/** What becomes of one flow in the simulator, in one sentence, and the rules it goes by. */
export function FateRow({ flow, at, instead }: FateRowProps) {
  const { t } = useTranslation()
  const words = useJudgedWords()
  const [isOpen, { toggle }] = useDisclosure(false)
  const isShown = flow.fate === 'shown'
  const Sign = isShown ? IconEye : IconEyeOff
  const Way = isOpen ? IconChevronUp : IconChevronDown
  const told = flow.rules.filter(judged => 'group' in judged || judged.rule.of !== 'all')
  const seconds = flow.dueMs === undefined ? undefined : Math.ceil(flow.dueMs / 1_000)
  return (
    <li className={classes.fate} data-shown={isShown || undefined} data-fate={flow.fate}>
      <span className={classes.sign}>
        <Sign size={16} stroke={1.75} aria-hidden="true" />
      </span>
      <div className={classes.told}>
        <strong dir="auto">
          {at + 1}. {flow.name}
        </strong>
        <p>
          {sentence()} {seconds !== undefined && t('editor.target.fate.due', { count: seconds })}
        </p>
        <Collapse expanded={isOpen}>
          {blocks.map(block => (
            <Judged
              key={block}
              title={t(`editor.target.block.${block}`)}
              rules={told.filter(judged => judged.block === block)}
              words={words}
            />
          ))}
        </Collapse>
      </div>
      {told.length > 0 && (
        <Button
          variant="subtle"
          size="xs"
          aria-expanded={isOpen}
          aria-label={t('editor.target.fate.rulesOf', { count: told.length, name: flow.name })}
          rightSection={<Way size={14} stroke={1.75} aria-hidden="true" />}
          onClick={toggle}
        >
          {t('editor.target.fate.rules', { count: told.length })}
        </Button>
      )}
    </li>
  )

  function sentence(): string {
    const { fate, by = 'page' } = flow
    if (fate === 'other') return why(by === 'meets' ? 'page' : by)
    if (fate === 'off' && !flow.meets && flow.by !== 'meets' && flow.by !== undefined)
      return `${t('editor.target.fate.off')} ${why(flow.by)}`
    return t(`editor.target.fate.${fate}`, { name: instead })
  }

  function why(by: 'except-page' | 'except-visitor' | 'page' | 'visitor'): string {
    const reasons = flow.rules.filter(judged => (by === 'except-page' ? judged.block === 'exceptPages' && judged.holds : false))
    const [first] = reasons
    if (first) return t('editor.target.why.exceptPageBy', { what: words(first) })
    return t(`editor.target.why.${by}`)
  }
}

interface JudgedProps {
  readonly title: string
  readonly rules: readonly JudgedRule[]
  words(judged: JudgedRule): string
}

function Judged({ title, rules, words }: JudgedProps) {
  const { t } = useTranslation()
  if (rules.length === 0) return null
  return (
    <div className={classes.judged}>
      <h4>{title}</h4>
      <ul>
        {rules.map(judged => {
          const Sign = judged.holds ? IconCheck : IconX
          const key = `${'group' in judged ? judged.group : 0}-${judged.at}`
          const isNext = 'group' in judged && judged.at === 0 && judged.group > 0
          return (
            <li key={key} data-holds={judged.holds} data-next={isNext || undefined}>
              <Sign
                size={14}
                stroke={2}
                role="img"
                aria-label={t(judged.holds ? 'editor.target.holds' : 'editor.target.fails')}
              />
              <span>
                {isNext && <em>{t('editor.rules.or')} </em>}
                {words(judged)}
              </span>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
