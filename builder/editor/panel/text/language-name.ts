/** A language by its own name: `da` is "Dansk". A code nobody has heard of stays as it is. */
export function languageName(code: string): string {
  try {
    const name = new Intl.DisplayNames([code], { type: 'language', fallback: 'code' }).of(code) ?? code
    return name.slice(0, 1).toLocaleUpperCase(code) + name.slice(1)
  } catch {
    return code
  }
}
