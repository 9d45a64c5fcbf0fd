import { IconCheck, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { explanationWords } from '../../inbox/state/explanation-words.ts'
import { useRuleWords } from '../../locale/use-rule-words.ts'
import { useCanvasView } from '../canvas/canvas-view.tsx'
import classes from './preview.module.css'
import { useNodeWords } from './use-node-words.ts'
import { usePreviewed } from './use-preview.ts'

/** Decisions shown at most: what is further back is in the steps. */
const most = 10

/** Why the conversation took the ways it took: rules with what they found, the last decision first. */
export function RulesTab() {
  const { t } = useTranslation()
  const turns = usePreviewed(({ view }) => view?.turns)
  const words = useRuleWords()
  const nodeWords = useNodeWords()
  const { show } = useCanvasView()
  const decisions = (turns ?? [])
    .flatMap(({ turn, path }) => path.map((visit, place) => ({ ...visit, key: `${turn}.${place}` })))
    .filter(({ why }) => why !== undefined && why.length > 0)
    .slice(-most)
    .toReversed()
  if (decisions.length === 0) return <p className={classes.nothing}>{t('editor.preview.rules.none')}</p>
  return (
    <ol className={classes.decisions}>
      {decisions.map(({ key, node, port, why = [] }) => (
        <li key={key}>
          <button type="button" className={classes.nodeLink} onClick={() => show([node])}>
            {nodeWords(node)?.title ?? node}
          </button>
          <ul>
            {why.map(({ rule, explanation }) => (
              <li key={rule} data-matched={isMatched(explanation)}>
                {isMatched(explanation) ? (
                  <IconCheck size={14} stroke={2} aria-hidden="true" />
                ) : (
                  <IconX size={14} stroke={2} aria-hidden="true" />
                )}
                <span>{words && explanationWords(explanation, words)}</span>
              </li>
            ))}
          </ul>
          {port !== null && (
            <p className={classes.took}>{t('editor.preview.rules.took', { port: nodeWords(node)?.port(port) ?? port })}</p>
          )}
        </li>
      ))}
    </ol>
  )
}

function isMatched(explanation: unknown): boolean {
  return typeof explanation === 'object' && explanation !== null && 'matched' in explanation && explanation.matched === true
}
