/**
 * An accessible name that is made when its element is drawn: of thousands on a canvas a hundred are, and putting names together is most
 * of what opening a large flow would take.
 */
export function lazyLabel(make: () => string): object {
  let made: string | undefined
  return {
    get 'aria-label'() {
      made ??= make()
      return made
    },
  }
}
