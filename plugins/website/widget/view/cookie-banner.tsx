/** @jsxImportSource preact */
import type { VNode } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { useAround } from './around.ts'
import type { PanelProps } from './contract.ts'

interface CookieBannerProps {
  readonly asks: NonNullable<PanelProps['cookies']>
}

/** Asks whether anything may be kept in this browser. Before a chat it has the composer's place, so that nothing is begun unasked. */
export function CookieBanner({ asks: { text, isFirst } }: CookieBannerProps): VNode {
  const { t, actions, goOn } = useAround()
  const accept = useRef<HTMLButtonElement>(null)
  // It stands where the composer would: who has come to write finds it there.
  useLayoutEffect(() => {
    if (isFirst) accept.current?.focus({ preventScroll: true })
  }, [isFirst])
  const decide = (decision: 'granted' | 'refused'): void => {
    actions.decideCookies(decision)
    goOn()
  }
  return (
    <section class="cookies" aria-label={t('cookies')}>
      <p role={isFirst ? undefined : 'status'}>{text}</p>
      <div class="row">
        <button ref={accept} type="button" class="filled" onClick={() => decide('granted')}>
          {t('cookies.accept')}
        </button>
        <button type="button" class="pill" onClick={() => decide('refused')}>
          {t('cookies.decline')}
        </button>
      </div>
    </section>
  )
}
