/** What the launcher controls: the panel, or the frame that stands in for it while it is fetched. */
export const panelId = 'parley-panel'
