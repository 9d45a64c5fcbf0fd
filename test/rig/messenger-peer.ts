import type { FakeGraph } from '../simulators/graph/fake-graph.ts'
import { createGraph } from '../simulators/graph/graph.ts'
import type { ChannelPeer } from './channel-peers.ts'

/** People on Messenger, by names of letters: there they are numbers. */
export interface MessengerPeer extends ChannelPeer {
  readonly graph: FakeGraph
}

/** The whole of Messenger on loopback, as the contract of channels talks to it. */
export async function createMessengerPeer(now: () => number): Promise<MessengerPeer> {
  const graph = await createGraph(now)
  const personOf = (name: string): string =>
    `${7_000_000 + (Buffer.from(name).reduce((sum, byte) => (sum * 31 + byte) % 1_000_003, 7) % 1_000_000)}`
  const held = new Set<string>()
  const brings = (from: string, key: object): Promise<number> => graph.webhooks.bring([graph.event(personOf(from), key)])
  return {
    graph,
    config: { ...graph.config, names: false },
    secrets: graph.secrets,
    taken: [200],
    apart: false,
    bring(address, { id, from, text }) {
      graph.callback = address
      // What another program has, comes to those who only listen.
      return graph.webhooks.bring([graph.event(personOf(from), { message: { mid: id, text } })], { standby: held.has(from) })
    },
    read: from => graph.read(personOf(from)),
    get names() {
      return graph.sent
    },
    tells: {
      delivered(to) {
        const mids = graph.thread(personOf(to)).flatMap(({ by, mid }) => (by === 'page' ? [mid] : []))
        return brings(to, { delivery: { mids, watermark: now() } })
      },
      read: (by, upTo) => brings(by, { read: { watermark: upTo } }),
      edit: (by, mid, text, version) => brings(by, { message_edit: { mid, text, num_edit: version } }),
      unsend: (by, mid) => brings(by, { message: { mid, is_deleted: true } }),
      hold(of, holder) {
        if (holder === 'other') held.add(of)
        else held.delete(of)
        return graph.inbox(holder === 'other' ? 'takes' : 'gives', personOf(of))
      },
    },
  }
}
