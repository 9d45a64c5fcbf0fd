import { ParleyError } from '../errors/parley-error.ts'

/** Reads the operator's setting `PRIVATE_TARGETS=host:port,...`: targets that may be private. Comes back in the form URLs use. */
export function parsePrivateTargets(text: string): readonly string[] {
  return text
    .split(',')
    .map(entry => entry.trim())
    .filter(entry => entry !== '')
    .map(normalised)
}

function normalised(entry: string): string {
  // No other scheme than http is needed to read a host, and its default port is the one that URL hides.
  const url = URL.parse(`http://${entry}`)
  const port = /:(\d+)$/.exec(entry)?.[1]
  if (!url || port === undefined || url.href !== `http://${url.host}/`) {
    throw new ParleyError('setting_invalid', { name: 'PRIVATE_TARGETS', why: `"${entry}" is not written host:port` })
  }
  return `${url.hostname}:${Number(port)}`
}
