/** Text as it is kept: half a character and NUL are none. Whatever brought them, the rest of it counts. */
export const cleanText = (text: string): string => text.toWellFormed().replaceAll('\0', '')
