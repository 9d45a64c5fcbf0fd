import { useDebouncedValue } from '@mantine/hooks'
import { useEffect } from 'react'
import type { SimulateTargeting } from '../../../runtime/api/contract.ts'
import type { Answer } from '../../api/routes.ts'
import { useAct } from '../../api/use-act.ts'

/** What the server says of a visit that is made up. */
interface Simulation {
  readonly answer: Answer<'POST /api/targeting/simulate'> | undefined
  readonly error: unknown
}

/** Asks who would see which flow, and again shortly after anything about it has changed: `wanted`, and what the order depends on. */
export function useSimulation(wanted: SimulateTargeting, order: string): Simulation {
  const { mutate, data, error } = useAct('POST /api/targeting/simulate')
  const [asked] = useDebouncedValue(JSON.stringify([wanted, order]), 300)
  useEffect(() => {
    // The boundary: this is what was made text three lines above.
    const [body] = JSON.parse(asked) as [SimulateTargeting]
    mutate({ body })
  }, [asked, mutate])
  return { answer: data, error }
}
