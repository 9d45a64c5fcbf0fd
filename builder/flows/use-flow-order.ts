import { useState } from 'react'
import type { FlowView } from '../../runtime/api/contract.ts'
import { useAct } from '../api/use-act.ts'
import { inOrder, movedTo } from './flow-order.ts'

/** The list in the order that somebody is giving it. */
export interface FlowOrder {
  readonly flows: readonly FlowView[]
  readonly error: unknown
  /** Shows a flow at another place among those of its channel, while it is dragged. */
  show(id: string, at: number): void
  /** Keeps what is shown. */
  keep(): void
  /** Shows and keeps. */
  move(id: string, at: number): void
  forget(): void
}

export function useFlowOrder(all: readonly FlowView[]): FlowOrder {
  const [ids, setIds] = useState<readonly string[]>()
  const save = useAct('PUT /api/flow-order', ['GET /api/flows'])
  const flows = inOrder(all, ids)
  const keep = (wanted: readonly string[] | undefined): void => {
    if (!wanted || wanted.every((id, at) => all[at]?.id === id)) return setIds(undefined)
    const settle = (): void => setIds(now => (now === wanted ? undefined : now))
    save.mutate({ body: { ids: [...wanted] } }, { onSettled: settle })
  }
  return {
    flows,
    error: save.error,
    show: (id, at) => setIds(movedTo(flows, id, at)),
    keep: () => keep(ids),
    move(id, at) {
      const wanted = movedTo(flows, id, at)
      setIds(wanted)
      keep(wanted)
    },
    forget: () => setIds(undefined),
  }
}
