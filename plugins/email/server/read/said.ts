/** A text that says something; undefined for an empty one. */
export const said = (text: string | undefined): string | undefined => (text === '' ? undefined : text)
