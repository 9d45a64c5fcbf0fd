/**
 * The first phone number in a text: 7 to 15 digits, with spaces, dashes, dots, slashes and brackets between them. Comes back as
 * `+31612345678`, or as digits alone when no country was given. A leading `00` is a `+`.
 */
export function readPhone(text: string): string | undefined {
  for (const [run] of text.normalize('NFKC').matchAll(/\+?[\d \u00a0().\u2010-\u2015/-]+/g)) {
    const phone = phoneOf(run)
    if (phone) return phone
  }
  return undefined
}

function phoneOf(run: string): string | undefined {
  const international = /^\+|^[ (]{0,3}00/.test(run)
  // +31 (0)6 1234: the zero is for callers within the country.
  const digits = (international ? run.replace('(0)', '') : run).replace(/\D/g, '').replace(international ? /^00/ : '', '')
  return digits.length >= 7 && digits.length <= 15 ? `${international ? '+' : ''}${digits}` : undefined
}
