import { useTranslation } from 'react-i18next'
import { useAnswer } from '../api/use-answer.ts'
import { Note } from '../ui/note.tsx'
import { useFlowWords } from './flow-words.ts'
import classes from './import.module.css'
import type { FileProblem, ReadFile } from './read-flow-file.ts'

/** What a file is, or what is wrong with it and what helps. */
export function FileReport({ read }: { readonly read: ReadFile }) {
  const { t } = useTranslation()
  const words = useFlowWords()
  const { data: plugins } = useAnswer('GET /api/plugins')
  if (!read.flow)
    return (
      <Note tone="bad">
        <b>{t('flows.import.cannot')}</b>
        <ul className={classes.problems}>
          {read.problems.map(problem => (
            <li key={`${problem.path} ${problem.what}`}>
              {problem.path !== '' && <code>{problem.path}</code>} {t(`flows.import.problem.${problem.what}`, valuesOf(problem))}
            </li>
          ))}
        </ul>
        {read.more > 0 && t('flows.import.more', { count: read.more })}
      </Note>
    )
  const { name, kind, nodes, languages, channel } = read.flow
  const known = new Set((plugins ?? []).map(({ id }) => id))
  const missing = plugins ? [...new Set(nodes.map(({ action }) => action).filter(action => !known.has(action)))] : []
  return (
    <>
      <Note tone="ok">
        <b>{name}</b>
        <br />
        {[
          t(kind === 'bot' ? 'flows.kind.bot' : 'flows.kind.live-chat'),
          t('flows.import.nodes', { count: nodes.length }),
          languages.map(words.language).join(', '),
          words.channel(channel),
        ].join(' · ')}
      </Note>
      {missing.length > 0 && (
        <Note tone="warn">{t('flows.import.actions', { count: missing.length, actions: missing.join(', ') })}</Note>
      )}
    </>
  )
}

// Under one name for every problem: each sentence takes what it names.
function valuesOf({ values }: FileProblem) {
  const { megabytes = '', format = '', known = '', expected = '', keys = '', limit = '', message = '' } = values
  return { megabytes, format, known, expected, keys, limit, message }
}
