/** A place where the code breaks one of the rules it lives by. */
export interface Violation {
  readonly path: string
  readonly line: number
  readonly what: string
  readonly rule: string
}

/** `runtime/api/x.ts:12: calls Date.now (time comes from the injected clock)` */
export function violationText({ path, line, what, rule }: Violation): string {
  return `${path}:${line}: ${what} (${rule})`
}
