type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

/** What there is of some values: those that are undefined are left out. */
export function given<T extends object>(values: T): Given<T> {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined)
  // Boundary: entries lose the types of their names.
  return Object.fromEntries(entries) as Given<T>
}
