const longest = 200

/**
 * A name as its sender's machine called it, to be shown and never used as a path: without folders before it and without
 * characters that hide what it is. `undefined` when it is no name.
 */
export function cleanName(given: string): string | undefined {
  if (given.includes('\0') || given.length > 1_000) return undefined
  const name = (given.split(/[/\\]/).at(-1) ?? '')
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .trim()
  if (name === '' || /^\.+$/.test(name)) return undefined
  // Its end says what it is: what is too long is cut before that.
  const letters = Array.from(name)
  const ending = Array.from(/\.[^.]{1,16}$/.exec(name)?.[0] ?? '')
  return letters.length <= longest ? name : [...letters.slice(0, longest - ending.length), ...ending].join('')
}
