/** A text as it is compared: trimmed, in one Unicode form, without case. */
export function fold(text: string): string {
  if (text !== lastText) {
    lastFolded = text.normalize('NFC').trim().toLowerCase().normalize('NFC')
    lastText = text
  }
  return lastFolded
}

// One message is held against every rule of a flow in a row.
let lastText = ''
let lastFolded = ''
