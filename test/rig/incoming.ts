import type { Incoming } from '../../runtime/media/take-in.ts'
import { sampleFiles } from './sample-files.ts'

/** A file as somebody sends it: what its name's end says, or the content given. */
export function incoming(name: string, content: Buffer = sampleOf(name)): Incoming {
  return { name, content: once(content) }
}

async function* once(content: Buffer): AsyncGenerator<Uint8Array> {
  await Promise.resolve()
  yield content
}

function sampleOf(name: string): Buffer {
  const found = Object.entries(sampleFiles).find(([ending]) => name.endsWith(`.${ending}`))
  if (!found) throw new Error(`no sample for "${name}"`)
  return found[1]
}
