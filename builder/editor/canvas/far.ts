import { createContext, use } from 'react'

/** Below this zoom nothing on a card can be read: it is drawn as a plain shape. */
export const farZoom = 0.4

/** Is the canvas seen from so far that cards are plain shapes? */
export const FarContext = createContext(false)

export const useIsFar = (): boolean => use(FarContext)
