import { Button } from '@mantine/core'
import { IconCircleCheck, IconCircleMinus, IconInfoCircle } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConsentsAnswer } from '../../runtime/api/contract.ts'
import { Badge } from '../ui/badge.tsx'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { TimeText } from '../ui/time-text.tsx'
import classes from './consents.module.css'
import { usePurposeName } from './use-purpose-name.ts'

interface ConsentListProps {
  readonly consents: ConsentsAnswer
  /** Takes one back; undefined: the reader may not. */
  readonly withdraw: ((purpose: string) => void) | undefined
  readonly isBusy: boolean
  readonly error: unknown
  readonly isDone: boolean
}

/** How consents stand, purpose by purpose: the exact words and where they were shown unfold below each. */
export function ConsentList({ consents, withdraw, isBusy, error, isDone }: ConsentListProps) {
  const { t } = useTranslation()
  const nameOf = usePurposeName()
  const [asked, setAsked] = useState<string>()
  if (asked !== undefined && isDone && !isBusy && isOver(consents, asked)) setAsked(undefined)
  if (consents.purposes.length === 0) return <p className={classes.none}>{t('contacts.consent.none')}</p>
  return (
    <>
      <ul className={classes.list}>
        {consents.purposes.map(({ purpose, state, at }) => (
          <li key={purpose}>
            <details>
              <summary>
                <span className={classes.purpose} title={nameOf(purpose)}>
                  {nameOf(purpose)}
                </span>
                <State state={state} />
                <span className={classes.time}>
                  <TimeText at={at} />
                </span>
              </summary>
              <ol className={classes.evidence}>
                {consents.evidence
                  .filter(one => one.purpose === purpose)
                  .toReversed()
                  .map(one => (
                    <li key={`${one.at} ${one.decision} ${one.conversation}`}>
                      <q lang={one.language} dir="auto">
                        {one.text}
                      </q>
                      <span className={classes.about}>
                        <State state={one.decision} /> <TimeText at={one.at} />
                      </span>
                      <span className={classes.about}>
                        {isHow(one.method) && t(`contacts.consent.how.${one.method}`)}{' '}
                        {one.flow !== undefined && t('contacts.consent.where', { flow: one.flow, version: one.version })}
                      </span>
                      {one.page !== undefined && <span className={classes.about}>{one.page}</span>}
                    </li>
                  ))}
              </ol>
              {withdraw && (state === 'granted' || state === 'informed') && (
                <Button size="compact-xs" variant="default" onClick={() => setAsked(purpose)}>
                  {t('contacts.consent.withdraw')}
                </Button>
              )}
            </details>
          </li>
        ))}
      </ul>
      <ConfirmDialog
        title={t('contacts.consent.withdrawTitle', { purpose: nameOf(asked ?? '') })}
        confirm={t('contacts.consent.withdraw')}
        isOpen={asked !== undefined}
        isBusy={isBusy}
        error={error}
        onClose={() => setAsked(undefined)}
        onConfirm={() => {
          if (asked !== undefined) withdraw?.(asked)
        }}
      >
        {t('contacts.consent.withdrawBody')}
      </ConfirmDialog>
    </>
  )
}

const isOver = ({ purposes }: ConsentsAnswer, asked: string): boolean =>
  purposes.some(({ purpose, state }) => purpose === asked && state === 'withdrawn')

const hows = ['button', 'checkbox', 'typed', 'notice', 'team'] as const
const isHow = (method = ''): method is (typeof hows)[number] => hows.some(how => how === method)

function State({ state }: { readonly state: ConsentsAnswer['purposes'][number]['state'] }) {
  const { t } = useTranslation()
  const sign = { granted: IconCircleCheck, refused: IconCircleMinus, withdrawn: IconCircleMinus, informed: IconInfoCircle }[state]
  return (
    <Badge icon={sign} tone={state === 'granted' ? 'ok' : 'quiet'}>
      {t(`contacts.consent.${state}`)}
    </Badge>
  )
}
