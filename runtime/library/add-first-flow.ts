import type { FirstFlow } from '../../plugins/kit/channel.ts'
import { pickText } from '../../plugins/kit/text.ts'
import { ParleyError } from '../errors/parley-error.ts'
import { flowFormat } from '../flow/model.ts'
import { parseFlow } from '../flow/parse-flow.ts'
import type { Library } from './library.ts'

export interface FirstFlowAbout {
  readonly channel: string
  readonly inbox: string
  /** Of whoever sets the channel up, best first. */
  readonly languages: readonly string[]
  readonly by: string
}

/**
 * Makes the flow that a kind of channel brings along, and has it answer; nothing where a flow of the channel is there already. Gives its
 * id. Errors: those of making and publishing a flow.
 */
export async function addFirstFlow(
  library: Pick<Library, 'list' | 'create' | 'publish'>,
  { name, ...drawn }: FirstFlow,
  { channel, inbox, languages, by }: FirstFlowAbout,
): Promise<string | undefined> {
  if ((await library.list()).some(flow => flow.channel === channel)) return undefined
  const make = async (id: string) => {
    const flow = parseFlow({ format: flowFormat, id, name: pickText(name, [...languages, 'en']), ...drawn, channel, inbox })
    return (await library.create(flow, by)).revision
  }
  // An id that was somebody's once is never given again.
  for (let at = 1; ; at += 1) {
    const id = `${channel.slice(0, 50)}-first${at === 1 ? '' : `-${at}`}`
    try {
      await library.publish(id, await make(id), by)
      return id
    } catch (error) {
      if (!(error instanceof ParleyError && error.code === 'flow_exists') || at === 20) throw error
    }
  }
}
