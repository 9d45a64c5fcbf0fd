import { VisuallyHidden } from '@mantine/core'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FlowView } from '../../runtime/api/contract.ts'
import { OrderHandle } from './order-handle.tsx'
import type { FlowOrder } from './use-flow-order.ts'

/** What rows of flows are moved by. */
export interface OrderHandles {
  /** The flow that is being dragged. */
  readonly dragged: string | undefined
  /** Says, to those who do not see it, where a flow was moved to. */
  readonly status: ReactNode
  /** The handle of a row: `at` is its place among those it is moved among, from 0. */
  handle(flow: FlowView, at: number, of: number): ReactNode
}

/** Lets rows of flows be moved, with a pointer or with the keys. A row has `data-flow` and `data-channel`. */
export function useOrderHandles(order: FlowOrder): OrderHandles {
  const { t } = useTranslation()
  const [dragged, setDragged] = useState<string>()
  const [said, setSaid] = useState('')
  const stepped = useRef<string>(undefined)
  // The row that was moved is another place of the page now: the keys go on with it.
  useEffect(() => {
    if (stepped.current === undefined) return
    document.querySelector<HTMLElement>(`[data-handle="${CSS.escape(stepped.current)}"]`)?.focus()
    stepped.current = undefined
  })
  const finish = (end: () => void) => (): void => {
    end()
    setDragged(undefined)
  }
  return {
    dragged,
    status: <VisuallyHidden role="status">{said}</VisuallyHidden>,
    handle: (flow, at, of) => (
      <OrderHandle
        flow={flow}
        at={at}
        of={of}
        drag={to => {
          setDragged(flow.id)
          order.show(flow.id, to)
        }}
        drop={finish(order.keep)}
        cancel={finish(order.forget)}
        step={to => {
          stepped.current = flow.id
          order.move(flow.id, to)
          setSaid(t('flows.order.moved', { name: flow.name, at: to + 1, of }))
        }}
      />
    ),
  }
}
