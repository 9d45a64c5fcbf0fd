/** A text as it is compared: trimmed, in one Unicode form, without case. */
export function fold(text: string): string {
  return text.normalize('NFC').trim().toLowerCase().normalize('NFC')
}
