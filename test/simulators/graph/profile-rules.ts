/** What the profile of a Page is set to, or which of its fields are taken away. */
export type Profile = Readonly<Record<string, unknown>> & { readonly fields?: readonly string[] }

interface Localised {
  readonly locale?: string
  readonly text?: string
  readonly call_to_actions?: readonly { readonly type?: string; readonly title?: string; readonly payload?: string }[]
}

/** Is this profile refused? A menu needs the button to begin with; each text has its limit, and one of them is everybody's. */
export function refusesProfile(posted: Profile, known: Readonly<Record<string, unknown>>): boolean {
  const { greeting, persistent_menu: menu } = posted
  if (menu !== undefined && !('get_started' in posted) && !('get_started' in known)) return true
  return [listOf(greeting), listOf(menu)].some(list => list && !isWhole(list)) || !fits(listOf(greeting), listOf(menu))
}

function listOf(value: unknown): readonly Localised[] | undefined {
  return Array.isArray(value) ? value : undefined
}

function isWhole(list: readonly Localised[]): boolean {
  const locales = list.map(({ locale }) => locale)
  return locales.includes('default') && new Set(locales).size === locales.length
}

function fits(greeting: readonly Localised[] = [], menu: readonly Localised[] = []): boolean {
  const items = menu.flatMap(({ call_to_actions }) => call_to_actions ?? [])
  const isShort = greeting.every(({ text = '' }) => text.length > 0 && text.length <= 160)
  return (
    isShort && items.every(({ title = '', payload = '' }) => title.length > 0 && title.length <= 30 && payload.length <= 1_000)
  )
}
