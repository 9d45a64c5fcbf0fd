/** Screens that the panel covers as a whole. */
export const narrowScreen = (): MediaQueryList => matchMedia('(max-width: 479.98px)')
