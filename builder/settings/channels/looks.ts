import type { FieldSchema } from '../../editor/panel/field-props.ts'

/** How a chat stands on a page, as far as the settings of a channel say it. */
export interface Looks {
  readonly name: string
  readonly colour: string
  /** What is written on the colour. */
  readonly ink: string
  readonly theme: 'light' | 'dark' | undefined
  readonly isAtStart: boolean
  readonly icon: string
  /** The id of a medium. */
  readonly avatar: string | undefined
}

/** Do settings of this kind say how a chat stands on a page? */
export function hasLooks({ properties = {} }: FieldSchema): boolean {
  return properties['colour']?.field === 'colour' && properties['position'] !== undefined
}

/** The looks that settings make, with what nobody has set as the kind has it. */
export function looksOf({ properties = {} }: FieldSchema, config: Readonly<Record<string, unknown>>): Looks {
  const said = (name: string): string => {
    const value = config[name] ?? properties[name]?.default
    return typeof value === 'string' ? value : ''
  }
  const colour = /^#[0-9a-f]{6}$/i.test(said('colour')) ? said('colour') : '#0f5c5a'
  const theme = said('theme')
  return {
    name: said('name'),
    colour,
    ink: isLight(colour) ? '#1d211f' : '#ffffff',
    theme: theme === 'light' || theme === 'dark' ? theme : undefined,
    isAtStart: said('position') === 'start',
    icon: said('icon'),
    avatar: said('avatar') || undefined,
  }
}

// The relative luminance of WCAG 2: above this, dark text is the better to read.
function isLight(colour: string): boolean {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map(at => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map(part => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179
}
