/** Red, green and blue of sRGB, each 0 to 1. */
export type Rgb = readonly [number, number, number]

/** Reads `#rrggbb`; undefined when it is something else. */
export function readHex(colour: string): Rgb | undefined {
  const found = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(colour)
  if (!found) return undefined
  const [, red = '', green = '', blue = ''] = found
  return [Number.parseInt(red, 16) / 255, Number.parseInt(green, 16) / 255, Number.parseInt(blue, 16) / 255]
}

/** Writes `#rrggbb`. */
export function writeHex(rgb: Rgb): string {
  return `#${rgb
    .map(part =>
      Math.round(part * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`
}

/** Contrast of two colours after WCAG 2.2, "contrast ratio": 1 to 21. */
export function contrast(one: Rgb, other: Rgb): number {
  const [lighter, darker] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return ((lighter ?? 0) + 0.05) / ((darker ?? 0) + 0.05)
}

/** From the curve of sRGB to light, as "relative luminance" of WCAG 2.2 has it. */
export function linear(part: number): number {
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
}

// "Relative luminance" of WCAG 2.2.
function luminance([red, green, blue]: Rgb): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}
