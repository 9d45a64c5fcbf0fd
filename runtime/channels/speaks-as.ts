import { aliasOf } from '../../plugins/kit/shown-of.ts'
import type { Channels } from './channels.ts'

/** What a visitor's conversation goes by. */
interface Place {
  readonly channelId: string
  readonly flow: string
  readonly version: number
  readonly language: string
}

/** The flows of this installation, as far as it takes to know how they show themselves. */
interface Flows {
  live(flow: string): Published | undefined
  /** Throws when the version must be loaded first. */
  program(flow: string, version: number): Published
  load(flow: string, version: number): Promise<Published>
}

interface Published {
  readonly flow: { readonly display: object }
}

/**
 * The name that all of the team have to visitors, where a flow wants them to speak as the brand. What visitors read of people,
 * in the chat and in mails, goes by it; the team reads who it was.
 */
export interface SpeaksAs {
  /** Undefined: each under their own name. Of a flow that is off, `learn` must have been called. */
  of(place: Place): string | undefined
  learn(place: Place): Promise<void>
}

export function createSpeaksAs(channels: Pick<Channels, 'find'>, flows: Flows): SpeaksAs {
  // A flow that is off still has conversations, which keep their version.
  const versionOf = ({ flow, version }: Place): Published | undefined => {
    try {
      return flows.program(flow, version)
    } catch {
      return undefined
    }
  }
  const ofKind = ({ channelId }: Place) => {
    const channel = channels.find(channelId)
    return channel?.kind.alias && channel
  }
  return {
    of(place) {
      const channel = ofKind(place)
      const published = channel && (flows.live(place.flow) ?? versionOf(place))
      if (!channel || !published) return undefined
      return aliasOf(channel.kind, { config: channel.config, display: published.flow.display, language: place.language })
    },
    async learn(place) {
      if (place.flow === '' || !ofKind(place) || flows.live(place.flow)) return
      // A version that cannot be read has nothing to say of names.
      await flows.load(place.flow, place.version).catch(() => undefined)
    },
  }
}
