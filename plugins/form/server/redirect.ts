import type { FormConfig } from '../config.ts'

/**
 * Where a browser is led once its form is stored: where the form says (`_next`) if the admin lists that origin, else where the
 * admin says; a path is one of the site that posted, if that is listed. Undefined: to our own page. Never anywhere else.
 */
export function redirectOf(
  { redirect, origins }: Pick<FormConfig, 'redirect' | 'origins'>,
  next: string,
  posted = '',
): string | undefined {
  const wanted = next === '' ? undefined : URL.parse(next, origins.includes(posted) ? posted : undefined)
  if (wanted && origins.includes(wanted.origin) && wanted.username === '' && wanted.password === '') return wanted.href
  if (redirect === undefined) return undefined
  if (!redirect.startsWith('/')) return redirect
  return origins.includes(posted) ? new URL(redirect, posted).href : undefined
}
