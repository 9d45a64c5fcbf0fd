import { useCallback, useMemo } from 'react'
import { useLocation, useSearch } from 'wouter'
import { addressOf, type Place, placeOf } from './state/place.ts'

/** Where one is in the inbox, and how to go elsewhere. */
export function usePlace(): readonly [Place, (place: Place) => void] {
  const [path, navigate] = useLocation()
  const search = useSearch()
  const place = useMemo(() => placeOf(path, search), [path, search])
  const go = useCallback((next: Place) => navigate(addressOf(next)), [navigate])
  return [place, go]
}
