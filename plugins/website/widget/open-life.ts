/** So long after it was last seen open, a panel opens by itself on the next page. */
export const openLifeMs = 30 * 60_000
