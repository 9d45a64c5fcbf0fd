/** Properties that say how words look. Nothing that moves them over others, hides them or loads. */
const allowed =
  /^(?:color|background-color|font(?:-family|-size|-style|-weight|-variant)?|text-(?:align|decoration|indent|transform)|line-height|letter-spacing|white-space|vertical-align|direction|list-style-type|border(?:-(?:top|right|bottom|left))?(?:-(?:color|style|width))?|border-(?:collapse|spacing|radius)|padding(?:-(?:top|right|bottom|left))?|margin(?:-(?:top|right|bottom|left))?|(?:max-)?width|height)$/

/** Words, numbers, colours and lists of them; of functions only those that make colours. */
const harmless = /^(?:[\w#%.,'"\s+-]|(?:rgba?|hsla?)\([\d\s.,%/-]*\))*$/i

/** The part of a style attribute that may stay: no function but colours, so nothing is fetched. Empty when nothing may. */
export function safeStyle(style: string): string {
  return declarationsOf(style)
    .filter(
      ([name, value]) =>
        allowed.test(name) && value !== '' && value.length <= 200 && harmless.test(value) && !/(?:^|\s)-\d/.test(value),
    )
    .map(([name, value]) => `${name}:${value}`)
    .join(';')
}

/** What a style attribute declares, names in lower case. Comments and escapes make a declaration nobody's. */
export function declarationsOf(style: string): readonly (readonly [name: string, value: string])[] {
  return style
    .slice(0, 4_000)
    .split(';')
    .map(declaration => {
      const colon = declaration.indexOf(':')
      const value = declaration
        .slice(colon + 1)
        .replace(/!\s*important/i, '')
        .trim()
      return [declaration.slice(0, Math.max(colon, 0)).trim().toLowerCase(), value] as const
    })
    .filter(([name]) => name !== '')
}
