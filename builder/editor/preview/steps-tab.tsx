import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { PreviewView } from '../../../runtime/api/contract.ts'
import { useTimes } from '../../inbox/parts/use-times.ts'
import { useCanvasView } from '../canvas/canvas-view.tsx'
import classes from './preview.module.css'
import { useNodeWords } from './use-node-words.ts'
import { usePreviewed } from './use-preview.ts'

/** What happened, turn by turn; a press shows the node on the canvas. */
export function StepsTab() {
  const { t } = useTranslation()
  const turns = usePreviewed(({ view }) => view?.turns)
  const words = useNodeWords()
  const times = useTimes()
  const { show } = useCanvasView()
  const end = useRef<HTMLLIElement>(null)
  const steps = stepsOf(turns ?? []).filter(({ node }) => node === undefined || words(node) !== undefined)
  const count = steps.length
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new step is why it scrolls
  useEffect(() => {
    // Newer browsers answer with a promise, which is no clean-up.
    end.current?.scrollIntoView({ block: 'nearest' })
  }, [count])
  return (
    <ol className={classes.steps}>
      {steps.map(({ key, at, node, port, heard, halted }, place) => (
        <li key={key} ref={place === count - 1 ? end : null} data-bad={halted !== undefined}>
          <time>{times.clock(at)}</time>
          {node === undefined ? (
            <span>{halted === undefined ? t(`editor.preview.heard.${heard}`) : t('editor.preview.steps.halted')}</span>
          ) : (
            <>
              <button type="button" className={classes.nodeLink} onClick={() => show([node])}>
                {words(node)?.title ?? node}
              </button>
              <span className={classes.took}>
                {port === null ? t('editor.preview.steps.waits') : (words(node)?.port(port) ?? port)}
              </span>
            </>
          )}
        </li>
      ))}
    </ol>
  )
}

type Heard = 'agent' | 'set' | 'other'
interface Step {
  readonly key: string
  readonly at: number
  readonly node?: string
  readonly port: string | null
  /** What happened, where no node heard of it. */
  readonly heard: Heard
  readonly halted?: string
}

/** One step for each node that heard something, and for what nobody heard. */
function stepsOf(turns: PreviewView['turns']): readonly Step[] {
  return turns.flatMap(({ turn, at, path, event, halted }) => {
    const visits: readonly Step[] = path.map(({ node, port }, place) => ({
      key: `${turn}.${place}`,
      at,
      node,
      port,
      heard: 'other',
    }))
    const alone: readonly Step[] =
      path.length > 0 || halted !== undefined ? [] : [{ key: `${turn}`, at, port: null, heard: heardIn(event.type) }]
    const stop: readonly Step[] = halted === undefined ? [] : [{ key: `${turn}.halted`, at, port: null, heard: 'other', halted }]
    return [...visits, ...alone, ...stop]
  })
}

function heardIn(type: string): Heard {
  if (type === 'pretend') return 'set'
  return type.startsWith('agent-') ? 'agent' : 'other'
}
