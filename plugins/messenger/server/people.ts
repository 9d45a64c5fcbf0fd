import { errorWords } from '../../kit/index.ts'
import { personAnswer } from './answers.ts'
import type { Graph } from './graph.ts'

/** What people are called. */
export interface People {
  /** Has somebody of this id been asked for? */
  knows(id: string): boolean
  /** Their name; nothing where Facebook does not say. Asked once. */
  nameOf(id: string): Promise<string | undefined>
}

const most = 10_000

export function createPeople(graph: Graph, log: (message: string, data: Readonly<Record<string, unknown>>) => void): People {
  const names = new Map<string, Promise<string | undefined>>()
  const ask = async (id: string): Promise<string | undefined> => {
    try {
      const called = await graph.call({ path: id, query: { fields: 'first_name,last_name' } }, personAnswer)
      if (!called.ok) return undefined
      const { first_name = '', last_name = '' } = called.json
      const name = `${first_name} ${last_name}`.trim().slice(0, 200)
      return name === '' ? undefined : name
    } catch (error) {
      log('nobody could be asked for a name', { why: errorWords(error) })
      return undefined
    }
  }
  return {
    knows: id => names.has(id),
    nameOf(id) {
      const known = names.get(id)
      if (known) return known
      const asked = ask(id)
      names.set(id, asked)
      const [oldest] = names.keys()
      if (names.size > most && oldest !== undefined) names.delete(oldest)
      return asked
    },
  }
}
