import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { type Flow, flowModel } from '../flow/model.ts'

/** A flow to begin with: a real one, that somebody makes their own. */
export interface Template {
  readonly id: string
  /** A name of the icons. */
  readonly icon: string
  /** By language. */
  readonly name: Readonly<Record<string, string>>
  readonly about: Readonly<Record<string, string>>
  readonly flow: Flow
}

const words = z.record(z.string(), z.string())
const templateModel = z.strictObject({
  /** Where it stands among the others. */
  place: z.int(),
  id: z.string(),
  icon: z.string(),
  name: words,
  about: words,
  flow: flowModel,
})

/** Reads the templates of a folder, in their order. */
export async function readTemplates(folder: string): Promise<readonly Template[]> {
  const files = (await readdir(folder)).filter(file => file.endsWith('.json'))
  const read = await Promise.all(
    files.map(async file => templateModel.parse(JSON.parse(await readFile(join(folder, file), 'utf8')))),
  )
  return read.sort((a, b) => a.place - b.place).map(({ place: _place, ...template }) => template)
}
