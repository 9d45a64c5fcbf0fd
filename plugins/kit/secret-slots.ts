/**
 * Names of the secrets that a text mentions as `{{secret.name}}`. Only a plugin's server half fills these, with `job.secret`: what
 * handlers say, store and give to `perform` never holds one.
 */
export function secretsIn(text: string): readonly string[] {
  return [...text.matchAll(slot)].flatMap(([, name]) => (name === undefined ? [] : [name]))
}

/** Is this slot, as it is written, one that names a secret? */
export function isSecretSlot(text: string): boolean {
  return alone.test(text)
}

/** Puts secrets where a text mentions them. */
export function fillSecrets(text: string, value: (name: string) => string): string {
  return text.replace(slot, (_, name: string) => value(name))
}

/**
 * Changes what stands around these slots, such as by filling other slots. What comes in by that names no secret, whatever a visitor
 * has written.
 */
export function aroundSecrets(text: string, change: (text: string) => string): string {
  let changed = ''
  let done = 0
  for (const { index, 0: named } of text.matchAll(slot)) {
    changed += nameless(change(text.slice(done, index))) + named
    done = index + named.length
  }
  return changed + nameless(change(text.slice(done)))
}

function nameless(text: string): string {
  return text.replaceAll('{{', '{ {')
}

const alone = /^\{\{\s*secret\.[A-Za-z0-9_-]{1,64}\s*\}\}$/
const slot = /\{\{\s*secret\.([A-Za-z0-9_-]{1,64})\s*\}\}/g
