import { languageOf } from './languages.ts'

const key = 'parley.language'

/** The language chosen in this browser, else the browser's own. Storage may be closed to us: then nothing was chosen. */
export function chosenLanguage(): string {
  return languageOf([read() ?? '', ...navigator.languages].filter(Boolean))
}

/** Keeps a choice. */
export function chooseLanguage(language: string): void {
  try {
    localStorage.setItem(key, language)
  } catch {
    // It holds until the page is loaded again.
  }
}

function read(): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}
