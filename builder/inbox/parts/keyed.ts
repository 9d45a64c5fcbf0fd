/** What never changes its order, each with its place as its key: parts of a text, or of a message. */
export function keyed<T>(items: readonly T[]): readonly { readonly key: number; readonly item: T }[] {
  return items.map((item, key) => ({ key, item }))
}
