import { defaultLimits, type Limits, rateNames } from './limits.ts'

/** Reads `RATE_LIMITS`: `off`, or `name=value,...` over the defaults. Gives a text that says what is wrong instead. */
export function parseLimits(text: string): Limits | string {
  if (text === 'off') return { ...defaultLimits, ...Object.fromEntries(rateNames.map(name => [name, Number.POSITIVE_INFINITY])) }
  let limits = defaultLimits
  for (const entry of text.split(',')) {
    const [name = '', value = '', ...more] = entry.split('=').map(part => part.trim())
    if (!isLimit(name))
      return `there is no limit "${name}": write "off", or name=value with one of ${Object.keys(defaultLimits).join(', ')}`
    const isRate = rateNames.some(rate => rate === name)
    const number = isRate && value === 'off' ? Number.POSITIVE_INFINITY : Number(value)
    if (more.length > 0 || value === '' || !(number > 0) || (!isRate && !Number.isSafeInteger(number))) {
      return `"${entry.trim()}" needs a ${isRate ? 'number above 0 or "off"' : 'whole number above 0'}`
    }
    limits = { ...limits, [name]: number }
  }
  return limits
}

function isLimit(name: string): name is keyof Limits {
  return Object.hasOwn(defaultLimits, name)
}
