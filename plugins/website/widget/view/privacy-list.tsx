/** @jsxImportSource preact */
import type { VNode } from 'preact'
import type { OwnConsentsAnswer } from '../../../../runtime/api/contract.ts'
import { useAround } from './around.ts'
import type { PanelProps } from './contract.ts'
import { Icon } from './icon.tsx'
import { Skeleton } from './skeleton.tsx'
import type { Wording } from './wording.ts'

/** What the visitor has decided, as far as it is known. */
export interface PrivacyProps {
  readonly privacy: NonNullable<PanelProps['privacy']>
  readonly now: number
}

/** What the visitor has agreed to, word for word, and the way to take it back. */
export function PrivacyList({ privacy, now }: PrivacyProps): VNode {
  const { t, actions } = useAround()
  if (privacy.state !== 'shown') {
    return privacy.state === 'loading' ? (
      <div class="list" role="status">
        <p class="unseen">{t('list.loading')}</p>
        <Skeleton />
      </div>
    ) : (
      <div class="list none" role="alert">
        <Icon name="alert" />
        <p>{t('privacy.failed')}</p>
        <button type="button" class="pill" onClick={actions.showPrivacy}>
          {t('retry')}
        </button>
      </div>
    )
  }
  if (privacy.purposes.length === 0) {
    return (
      <div class="list none">
        <Icon name="shield" />
        <p>{t('privacy.empty')}</p>
      </div>
    )
  }
  return (
    <ul class="list">
      {privacy.purposes.map(decided => (
        <Line key={decided.purpose} decided={decided} now={now} />
      ))}
    </ul>
  )
}

interface LineProps {
  readonly decided: OwnConsentsAnswer['purposes'][number]
  readonly now: number
}

function Line({ decided: { purpose, state, at, text, language }, now }: LineProps): VNode {
  const { t, formats, actions } = useAround()
  const time = formats.dayOf(at) === formats.dayOf(now) ? formats.time(at) : formats.day(at)
  const name = nameOf(purpose, t)
  return (
    <li class="decided">
      <b>{name}</b>
      <p lang={language} dir="auto">
        {text}
      </p>
      <span class="line">
        <span class="state title">{t(`privacy.${state}`, { time })}</span>
        {(state === 'granted' || state === 'informed') && (
          <button
            type="button"
            class="quiet"
            aria-label={`${t('privacy.withdraw')}: ${name}`}
            onClick={() => actions.withdraw(purpose)}
          >
            {t('privacy.withdraw')}
          </button>
        )}
      </span>
    </li>
  )
}

function nameOf(purpose: string, t: Wording['t']): string {
  const [kind, type] = purpose.split(/:(.*)/s)
  if (kind === 'subscription') return t('privacy.mail', { type: type ?? '' })
  return purpose === 'process' || purpose === 'communicate' || purpose === 'cookies' ? t(`privacy.${purpose}`) : purpose
}
