import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { z } from 'zod'
import type { Articles } from './articles.ts'

const texts = z.record(z.string(), z.string())
const model = z.strictObject({ title: texts, body: texts, tags: z.array(z.string()) })

/** Brings the sample articles of a folder, where there is none yet. Gives their ids. */
export async function seedArticles(articles: Pick<Articles, 'list' | 'put'>, folder: string): Promise<readonly string[]> {
  if (articles.list().length > 0) return []
  const files = (await readdir(folder)).filter(file => file.endsWith('.json')).sort()
  const ids = files.map(file => basename(file, '.json'))
  for (const id of ids) {
    const about = model.parse(JSON.parse(await readFile(join(folder, `${id}.json`), 'utf8')))
    await articles.put(id, 0, { ...about, isPublished: true }, 'system')
  }
  return ids
}
