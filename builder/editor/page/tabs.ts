/** The sides of a flow, each with an address of its own: `/flows/:id/translations`. The canvas is the first. */
export const tabs = ['build', 'target', 'display', 'translations', 'options'] as const

export type Tab = (typeof tabs)[number]

/** The side that an address names; undefined for a name that is none. */
export const tabOf = (name: string | undefined): Tab | undefined => tabs.find(tab => tab === (name ?? 'build'))
