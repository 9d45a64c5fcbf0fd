import { Button, Select, Textarea } from '@mantine/core'
import { IconPlugConnected } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PreviewView } from '../../../runtime/api/contract.ts'
import classes from './preview.module.css'
import { useTry } from './try-context.tsx'
import { useNodeWords } from './use-node-words.ts'
import { usePreview } from './use-preview.ts'

/** Something that would be asked of another system: nothing is sent, and one says here how it ends. */
export function CallCard({ call }: { readonly call: PreviewView['calls'][number] }) {
  const { t } = useTranslation()
  const preview = usePreview()
  const attempt = useTry()
  const words = useNodeWords()
  const [result, setResult] = useState(() => JSON.stringify(call.example, null, 2))
  const [isWrong, setWrong] = useState(false)
  const [code, setCode] = useState<FailureCode>('target_failed')
  const succeed = (): void => {
    try {
      const read: unknown = JSON.parse(result)
      setWrong(false)
      attempt(preview.end(call.id, { outcome: 'ok', result: read }))
    } catch {
      setWrong(true)
    }
  }
  return (
    <section className={classes.card} aria-label={t('editor.preview.call.label')}>
      <h3>
        <IconPlugConnected size={16} stroke={1.75} aria-hidden="true" />
        {t('editor.preview.call.title', { node: words(call.node)?.title ?? call.action })}
      </h3>
      <p className={classes.sent}>{inputWords(call.input)}</p>
      <details>
        <summary>{t('editor.preview.call.answer')}</summary>
        <Textarea
          size="xs"
          autosize
          minRows={2}
          maxRows={8}
          aria-label={t('editor.preview.call.answer')}
          classNames={{ input: classes.code ?? '' }}
          value={result}
          error={isWrong && t('editor.preview.call.noJson')}
          onChange={event => setResult(event.currentTarget.value)}
        />
      </details>
      <div className={classes.buttons}>
        <Button size="xs" onClick={succeed}>
          {t('editor.preview.call.ok')}
        </Button>
        <Button size="xs" variant="default" onClick={() => attempt(preview.end(call.id, { outcome: 'failed', code }))}>
          {t('editor.preview.call.failed')}
        </Button>
        <Select
          size="xs"
          className={classes.failure ?? ''}
          aria-label={t('editor.preview.call.why')}
          allowDeselect={false}
          data={failureCodes.map(value => ({ value, label: t(`editor.preview.call.codes.${value}`) }))}
          value={code}
          onChange={value => setCode(failureCodes.find(known => known === value) ?? 'target_failed')}
        />
      </div>
    </section>
  )
}

/** How calls fail, as flows hear it. */
const failureCodes = [
  'target_failed',
  'target_timeout',
  'target_refused',
  'target_too_large',
  'breaker_open',
  'secret_missing',
  'result_invalid',
  'failed',
] as const
type FailureCode = (typeof failureCodes)[number]

/** What would be sent, on one line: the method and address of a request, else the whole of it. */
function inputWords(input: unknown): string {
  if (typeof input === 'object' && input !== null && 'url' in input && typeof input.url === 'string')
    return 'method' in input && typeof input.method === 'string' ? `${input.method} ${input.url}` : input.url
  return JSON.stringify(input)
}
