interface Made {
  readonly id: string
  readonly createdAt: number
}

/** Orders by when something was made, the newest first; two of one moment always alike. */
export function newestFirst(a: Made, b: Made): number {
  if (a.createdAt !== b.createdAt) return b.createdAt - a.createdAt
  return a.id < b.id ? -1 : 1
}
