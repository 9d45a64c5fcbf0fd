import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseFlow } from '../flow/parse-flow.ts'
import type { Library } from './library.ts'

/** On a first start, when there is no flow yet, brings the sample flows and publishes them. Gives their ids. */
export async function seed(library: Library, folder: string): Promise<readonly string[]> {
  if ((await library.list()).length > 0) return []
  const seeded: string[] = []
  const files = (await readdir(folder)).filter(file => file.endsWith('.json'))
  // The bot comes first: it is what a visitor meets when no flow is named.
  for (const file of files.sort().reverse()) {
    const flow = parseFlow(JSON.parse(await readFile(join(folder, file), 'utf8')))
    const { revision } = await library.create(flow)
    await library.publish(flow.id, revision, 'system')
    seeded.push(flow.id)
  }
  return seeded
}
