import { useTranslation } from 'react-i18next'
import { useRuleWords } from '../../locale/use-rule-words.ts'
import { useTimes } from '../parts/use-times.ts'
import { explanationWords } from '../state/explanation-words.ts'
import { type FlowShape, type Plugin, portName, titleOf } from '../state/node-words.ts'
import type { WhyLine } from '../state/why-lines.ts'
import classes from './side.module.css'

interface WhyLogProps {
  readonly lines: readonly WhyLine[]
  readonly flow: FlowShape | undefined
  readonly plugins: ReadonlyMap<string, Plugin>
}

/** What the flow did and why, in words, the newest first. */
export function WhyLog({ lines, flow, plugins }: WhyLogProps) {
  const { t, i18n } = useTranslation()
  const times = useTimes()
  const words = useRuleWords()
  const languages = [i18n.language, ...(flow?.languages ?? [])]
  return (
    <ol className={classes.why} aria-label={t('inbox.flow.why')}>
      {lines.map(line => (
        <li key={line.key}>
          <time title={times.full(line.at)}>{times.clock(line.at)}</time>
          <div>
            {sentenceOf(line)}
            {words &&
              line.rules.map(({ rule, explanation }) => (
                <div key={rule} className={classes.rule}>
                  {explanationWords(explanation, words)}
                </div>
              ))}
          </div>
        </li>
      ))}
    </ol>
  )

  function sentenceOf({ node: id, port, halted }: WhyLine): string {
    if (halted !== undefined) return t('inbox.flow.halted', { reason: halted })
    const node = flow?.nodes.find(one => one.id === id)
    const plugin = node && plugins.get(node.action)
    const name = node ? titleOf(node, plugin, languages) : (id ?? '')
    if (typeof port !== 'string') return t('inbox.flow.waits', { node: name })
    return t('inbox.flow.took', { node: name, port: portName(port, node, plugin, languages) })
  }
}
