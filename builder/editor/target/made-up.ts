import type { SimulateTargeting } from '../../../runtime/api/contract.ts'

/** Somebody who is made up, as the form holds them: what is empty is unknown. */
export interface MadeUp {
  readonly url: string
  readonly device: '' | 'desktop' | 'phone' | 'tablet'
  readonly language: string
  readonly country: string
  readonly referrer: string
  readonly seconds: number | ''
  readonly views: number | ''
  readonly isReturning: '' | 'yes' | 'no'
  readonly who: 'stranger' | 'contact' | 'identified'
  /** By name, as typed. */
  readonly properties: Readonly<Record<string, string>>
  readonly lists: readonly string[]
}

export const somebody: MadeUp = {
  url: '',
  device: 'desktop',
  language: '',
  country: '',
  referrer: '',
  seconds: 0,
  views: 1,
  isReturning: 'no',
  who: 'stranger',
  properties: {},
  lists: [],
}

/** The facts that the server is told. */
export function factsOf(made: MadeUp): NonNullable<SimulateTargeting['facts']> {
  const { device, language, country, referrer, seconds, views, isReturning, who, properties, lists } = made
  const typed = Object.entries(properties).filter(([, value]) => value.trim() !== '')
  return {
    referrer,
    ...(device === '' ? {} : { device }),
    ...(language === '' ? {} : { language }),
    ...(country === '' ? {} : { country }),
    ...(seconds === '' ? {} : { seconds }),
    ...(views === '' ? {} : { views }),
    ...(isReturning === '' ? {} : { isReturning: isReturning === 'yes' }),
    ...(who === 'stranger' ? {} : { properties: Object.fromEntries(typed), lists: [...lists] }),
    ...(who === 'identified' ? { isIdentified: true } : {}),
  }
}

/** The address as it is meant: one without a scheme is one of a site. */
export function addressOf(url: string): { readonly url?: string } {
  const text = url.trim()
  if (text === '') return {}
  return { url: /^[a-z][a-z0-9+.-]*:/i.test(text) && !/^[^/]*:\d/.test(text) ? text : `https://${text}` }
}
