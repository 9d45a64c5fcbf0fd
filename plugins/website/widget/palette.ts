import { contrast, linear, type Rgb, readHex, writeHex } from './contrast.ts'

/** The colours that follow from a channel's own. All `#rrggbb`. */
export interface Palette {
  /** Filled buttons and the visitor's bubbles: 3:1 on the surface. */
  readonly brand: string
  /** Text on `brand`: 4.5:1. */
  readonly onBrand: string
  /** Text in the colour: 4.5:1 on the surface, on quiet fills and on `brandSoft`. */
  readonly brandFg: string
  /** A breath of the colour, to stand on. */
  readonly brandSoft: string
  /** Outlines in the colour: 3:1 on the surface, on quiet fills and on `brandSoft`. */
  readonly line: string
  /** The ring around what has the focus: 3:1 on all of those. */
  readonly focus: string
}

const white: Rgb = [1, 1, 1]
const known = (hex: string): Rgb => readHex(hex) ?? white

// What `theme.css` lays under the colour. On dark paper the colour becomes light and carries dark text, whatever it is.
const grounds = {
  light: { surface: white, fill: known('#edf0eb'), ink: known('#15211f'), soft: 0.12, seen: 3.05, towards: -1 },
  dark: { surface: known('#151d1c'), fill: known('#25302e'), ink: known('#0c1615'), soft: 0.18, seen: 7, towards: 1 },
} as const

// A little more than the law asks, because eight bits round.
const readable = 4.55
const visible = 3.05

// Stands in for a colour that is none.
const ownColour = known('#0f5c5a')

/**
 * Takes any colour and shifts only its lightness, and only as far as needed, until everything that stands on it and
 * everything it stands on can be read.
 */
export function paletteOf(colour: string, theme: 'light' | 'dark'): Palette {
  const { surface, fill, ink, soft, seen, towards } = grounds[theme]
  const given = readHex(colour) ?? ownColour
  const onBrandOf = (rgb: Rgb): Rgb => (contrast(rgb, white) >= contrast(rgb, ink) ? white : ink)
  const brand = shift(given, towards, rgb => contrast(rgb, surface) >= seen && contrast(rgb, onBrandOf(rgb)) >= readable)
  const brandSoft = mix(surface, brand, soft)
  const stands = (least: number) => (rgb: Rgb) => [surface, fill, brandSoft].every(ground => contrast(rgb, ground) >= least)
  const brandFg = shift(brand, towards, stands(readable))
  const line = shift(brand, towards, stands(visible))
  return {
    brand: writeHex(brand),
    onBrand: writeHex(onBrandOf(brand)),
    brandFg: writeHex(brandFg),
    brandSoft: writeHex(brandSoft),
    line: writeHex(line),
    focus: writeHex(brandFg),
  }
}

// More or less of the same light keeps the hue; what shines as bright as a screen can goes on towards white.
function shift(from: Rgb, towards: 1 | -1, isEnough: (rgb: Rgb) => boolean): Rgb {
  let shifted = from
  for (let step = 0; step < mostSteps && !isEnough(shifted); step += 1) {
    const light = shifted.map(linear)
    const isBrightest = Math.max(...light) > 0.9
    const change = (part: number): number => {
      if (towards < 0) return part * 0.96
      return isBrightest ? part + (1 - part) * 0.04 : part * 1.04 + 0.0005
    }
    const [red = 0, green = 0, blue = 0] = light.map(part => curved(change(part)))
    shifted = [red, green, blue]
  }
  return shifted
}

// Enough to come from one end to the other.
const mostSteps = 300

function curved(part: number): number {
  return part <= 0.0031308 ? 12.92 * part : 1.055 * part ** (1 / 2.4) - 0.055
}

function mix(under: Rgb, over: Rgb, share: number): Rgb {
  const at = (index: 0 | 1 | 2): number => under[index] * (1 - share) + over[index] * share
  return [at(0), at(1), at(2)]
}
