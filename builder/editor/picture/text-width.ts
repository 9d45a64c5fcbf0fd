/**
 * How wide a text is in the app's font, px: near enough to know on how many lines it stands, the same on every machine, and a
 * hundred times cheaper than asking a browser about thousands of cards.
 */
export function textWidth(text: string, size: number): number {
  let hundredths = 0
  for (const sign of text) hundredths += signWidth(sign)
  return (hundredths * size * roomier) / 100
}

// Better a line of room too many than a line that is cut.
const roomier = 1.03

function signWidth(sign: string): number {
  const code = sign.codePointAt(0) ?? 0
  if (code < 32) return 0
  if (code < 127) return ascii[code - 32] ?? latin
  if (isMark(code)) return 0
  return code < wideFrom || (code >= 0x20_00 && code < 0x2e_80) ? latin : 100
}

/** Hundredths of the size, from the space to the tilde: Inter at weight 450 with digits of one width. */
const ascii = [
  28, 30, 48, 64, 65, 99, 65, 31, 37, 37, 51, 67, 30, 46, 30, 37, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 30, 31, 67, 67, 67, 52,
  98, 70, 66, 73, 72, 60, 59, 75, 75, 27, 58, 68, 57, 91, 76, 77, 65, 77, 65, 65, 65, 74, 70, 100, 69, 69, 64, 37, 37, 37, 48, 46,
  33, 57, 62, 58, 62, 59, 38, 62, 60, 25, 25, 56, 25, 89, 60, 60, 62, 62, 39, 54, 34, 60, 57, 83, 56, 57, 56, 44, 34, 44, 67,
]
const latin = 62
// Hangul Jamo and what follows: letters as wide as they are high.
const wideFrom = 0x11_00

function isMark(code: number): boolean {
  return (code >= 0x3_00 && code < 0x3_70) || code === 0x20_0d || (code >= 0xfe_00 && code <= 0xfe_0f)
}
