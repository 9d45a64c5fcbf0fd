import { Switch } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { visitorOperandOf } from '../../../plugins/kit/targeting/visitor-facts.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { Card } from '../../ui/card.tsx'
import { ErrorNote, Note } from '../../ui/note.tsx'
import { useDocument } from '../editor-context.tsx'
import { FateRow } from './fate-row.tsx'
import { addressOf, factsOf, type MadeUp, somebody } from './made-up.ts'
import { SimulateForm } from './simulate-form.tsx'
import classes from './target.module.css'
import { useSimulation } from './use-simulation.ts'

/** Tries out what somebody would see on a page, and says of each flow of the channel why, or why not. */
export function SimulatorCard() {
  const { t } = useTranslation()
  const { id, channel, target, options } = useDocument(({ settings }) => settings)
  const [made, setMade] = useState<MadeUp>(somebody)
  const [asDrawn, setAsDrawn] = useState(true)
  const flows = useAnswer('GET /api/flows').data ?? []
  const draft = { flow: id, target, ...(options.hours === undefined ? {} : { hours: options.hours }) }
  const wanted = { channel, ...addressOf(made.url), facts: factsOf(made), ...(asDrawn ? { draft } : {}) }
  // What visitors meet changes with the order, with switches, and with what is published.
  const { answer, error } = useSimulation(wanted, flows.map(each => `${each.id} ${each.live} ${each.version}`).join())
  const rules = answer?.flows.flatMap(flow => flow.rules) ?? []
  const asked = new Set(rules.flatMap(judged => ('group' in judged ? propertyOf(judged.rule.of) : [])))
  const shown = answer?.flows.find(({ fate }) => fate === 'shown')
  const keeper = answer?.flows.find(({ fate }) => fate === 'hours')
  return (
    <Card title={t('editor.target.try.title')} lead={t('editor.target.try.lead')}>
      <SimulateForm made={made} asked={[...asked]} change={part => setMade(before => ({ ...before, ...part }))} />
      <Switch
        className={classes.drawn ?? ''}
        label={t('editor.target.try.asDrawn')}
        checked={asDrawn}
        onChange={event => setAsDrawn(event.currentTarget.checked)}
      />
      <ErrorNote error={error} />
      {answer && (
        <section className={classes.outcome} aria-label={t('editor.target.try.outcome')} aria-live="polite">
          <Note tone={shown ? 'ok' : 'info'}>
            {shown ? t('editor.target.try.shows', { name: shown.name }) : t('editor.target.try.nothing')}
          </Note>
          <ol className={classes.fates}>
            {answer.flows.map((flow, at) => (
              <FateRow key={flow.id} flow={flow} at={at} instead={shown?.name ?? keeper?.name ?? ''} />
            ))}
          </ol>
        </section>
      )}
    </Card>
  )
}

function propertyOf(of: string): readonly string[] {
  const operand = visitorOperandOf(of)
  return typeof operand === 'object' ? [operand.property] : []
}
