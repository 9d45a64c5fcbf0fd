/** The value at a path in an answer: `items.0.name`. Own properties only; `undefined` for what is not there. */
export function pick(value: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((inside, key) => (isHolder(inside) && Object.hasOwn(inside, key) ? inside[key] : undefined), value)
}

/** A value that fits a variable: a longer text is cut, anything else that is larger than `most` characters of JSON is null. */
export function fitted(value: unknown, most: number): unknown {
  if (typeof value === 'string') return value.slice(0, most).toWellFormed()
  return value !== undefined && JSON.stringify(value).length <= most ? value : null
}

function isHolder(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
