/** The first thing in a value that JSON would lose or change: `at.2: a Date`. Absent members may be `undefined`. */
export function jsonProblem(value: unknown, path = ''): string | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return undefined
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : `${path || 'value'}: ${value}`
  if (typeof value !== 'object') return `${path || 'value'}: ${typeof value}`
  if (!Array.isArray(value) && Object.getPrototypeOf(value) !== Object.prototype)
    return `${path || 'value'}: a ${value.constructor.name}`
  for (const [key, inner] of Object.entries(value)) {
    const problem = inner === undefined && !Array.isArray(value) ? undefined : jsonProblem(inner, path ? `${path}.${key}` : key)
    if (problem) return problem
  }
  return undefined
}
