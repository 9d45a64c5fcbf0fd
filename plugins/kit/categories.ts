/** What actions are sorted by, in the order of the palette. `triggers` holds all triggers and nothing else. */
export const categories = ['triggers', 'talk', 'ask', 'logic', 'people', 'data', 'integrations'] as const

/** What kind of step an action is: where the palette lists it, and the colour of its cards. */
export type Category = Exclude<(typeof categories)[number], 'triggers'>
