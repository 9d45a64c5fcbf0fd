import { browserClock } from '../clock.ts'

/** Hands a file over to whoever sits at the browser. */
export function saveFile(name: string, text: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // Taken back at once, some browsers have not read it yet.
  browserClock.after(10_000, () => URL.revokeObjectURL(address))
}
