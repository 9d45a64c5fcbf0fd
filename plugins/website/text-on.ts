/** Black or white, whichever is easier to read on this colour (`#rrggbb`): at least 4.5:1 on any, after WCAG 2.2. */
export function textOn(colour: string): string {
  const light = (at: number): number => ((Number.parseInt(colour.slice(at, at + 2), 16) / 255 + 0.055) / 1.055) ** 2.4
  return 0.2126 * light(1) + 0.7152 * light(3) + 0.0722 * light(5) > 0.18 ? '#000' : '#fff'
}
