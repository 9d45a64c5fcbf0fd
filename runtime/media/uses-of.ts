import type { Library } from '../library/library.ts'
import type { Store } from '../store/contract.ts'
import type { Documents } from '../store/documents.ts'

/** Where a medium is shown: in a flow's draft or in one of its versions, or in a document of settings. */
export type Use =
  | { readonly flow: string; readonly name: string; readonly version: number | 'draft' }
  | { readonly settings: string }

export interface WhereToLook {
  readonly library: Pick<Library, 'list' | 'draft' | 'version'>
  readonly documents: Pick<Documents, 'list' | 'get'>
  readonly conversations: Pick<Store['conversations'], 'versionsInUse'>
}

/**
 * Everything that would miss a medium: drafts, the last version of each flow, versions that conversations still run on, and
 * settings. Versions of the past and what has been said do not count: nobody could ever take it out of them.
 */
export async function usesOf(id: string, { library, documents, conversations }: WhereToLook): Promise<readonly Use[]> {
  const uses: Use[] = []
  for (const { id: flow, name, version: last } of await library.list()) {
    if (names((await library.draft(flow)).flow, id)) uses.push({ flow, name, version: 'draft' })
    const running = (await conversations.versionsInUse(flow)).map(({ version }) => version)
    for (const version of new Set([...running, ...(last > 0 ? [last] : [])]))
      if (names((await library.version(flow, version)).flow, id)) uses.push({ flow, name, version })
  }
  for (const path of await documentsUnder(documents, 'settings'))
    if (names((await documents.get(path))?.body, id)) uses.push({ settings: path.slice('settings/'.length) })
  return uses
}

// Ids are long and random: where one stands as a text of its own, it is meant, whatever field it stands in.
function names(json: unknown, id: string): boolean {
  return (JSON.stringify(json) ?? '').includes(JSON.stringify(id))
}

async function documentsUnder(documents: WhereToLook['documents'], folder: string): Promise<readonly string[]> {
  const inside = (await documents.list(folder)).map(name => `${folder}/${name}`)
  const deeper = await Promise.all(inside.map(path => documentsUnder(documents, path)))
  return [...inside, ...deeper.flat()]
}
