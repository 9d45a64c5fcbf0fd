/** Tells whoever builds the page what is wrong and what to do: nothing of ours may throw into a page of theirs. */
export function warn(...what: readonly unknown[]): void {
  console.warn('Parley:', ...what)
}
