const stops =
  'a[href], button:not(:disabled), input:not(:disabled), textarea:not(:disabled), video[controls], audio[controls], [tabindex="0"]'

/**
 * Where the visitor goes on: the open question if it is meant, else the composer. Where that would push a keyboard over what
 * is to be read, the messages instead.
 */
export function firstPlace(element: HTMLElement, isQuestionMeant = false): HTMLElement | undefined {
  const find = (selector: string): HTMLElement | undefined => element.querySelector<HTMLElement>(selector) ?? undefined
  const list = find('.list button, .foot button, .cookies button')
  if (list) return list
  const isTouched = matchMedia('(pointer: coarse)').matches
  const question = isQuestionMeant ? find(isTouched ? '.question button' : '.question :is(button, input)') : undefined
  return question ?? find(isTouched ? '.log' : 'textarea')
}

/** Turns Tab around at the ends of what covers the page. */
export function keepWithin(element: HTMLElement, event: KeyboardEvent): void {
  const found = [...element.querySelectorAll<HTMLElement>(stops)].filter(
    stop => stop.tabIndex >= 0 && stop.getClientRects().length > 0,
  )
  const [first, last] = [found[0], found.at(-1)]
  const now = event.composedPath()[0]
  const isLeaving = event.shiftKey ? now === first || now === element : now === last
  if (!isLeaving) return
  event.preventDefault()
  const next = event.shiftKey ? last : first
  next?.focus()
}
