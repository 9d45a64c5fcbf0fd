import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ApiScene, adminToken, createApiScene } from './api-scene.ts'
import { newsContract } from './channel-contract-news.ts'
import type { ChannelPeer, PeerTells } from './channel-peers.ts'
import { en, flowOf } from './flow-of.ts'
import { pagerPlugin } from './pager.ts'
import { transcriptOf } from './scene.ts'

/** A peer, what the server needs so that it can reach it, and its end. */
export interface Opened {
  readonly peer: ChannelPeer
  readonly env: Readonly<Record<string, string>>
  close(): Promise<void>
}

/**
 * What every channel keeps that has the outside call it: a real server, a peer that speaks the channel's protocol over loopback. `can`:
 * what its other side tells besides messages.
 */
export function channelContract(
  kind: string,
  open: (now: () => number) => Promise<Opened>,
  can: readonly (keyof PeerTells)[] = [],
): void {
  describe(`the channel "${kind}"`, () => {
    let scene: ApiScene
    let opened: Opened
    let dataDir: string
    let address: string
    const now = (): number => scene.clock.now()
    const start = async (): Promise<void> => {
      scene = await createApiScene({ ...opened.env, DATA_DIR: dataDir })
      scene.runtime.plugins.change(new Map([['pager', pagerPlugin()]]))
      address = await scene.app.listen({ port: 0, host: '127.0.0.1' })
    }
    beforeAll(async () => {
      opened = await open(() => now())
      dataDir = await mkdtemp(join(tmpdir(), 'parley-channel-'))
      await start()
      for (const id of ['one', 'two']) await setUp(id)
    })
    afterAll(async () => {
      await scene.close()
      await opened.close()
      await rm(dataDir, { recursive: true, force: true })
    })

    const setUp = async (id: string): Promise<void> => {
      const { config, configOf = () => config, secrets } = opened.peer
      const flow = flowOf(id, [
        ['start', 'start', {}, { next: 'more' }],
        ['more', 'ask', { question: en('Go on') }, { answered: 'more' }],
      ])
      // Before the channel: one that has a flow is given none.
      await scene.publish({ ...flow, channel: id })
      await scene.call(`PUT /api/channels/${id}`, { revision: 0, kind, config: configOf(id) }, adminToken)
      for (const [name, value] of Object.entries(secrets)) {
        const { status } = await scene.call(`PUT /api/channels/${id}/secrets/${name}`, { value }, adminToken)
        expect(status).toBe(200)
      }
    }
    const bring = (id: string, from: string, text: string, channel = 'one') =>
      opened.peer.bring(`${address}/channels/${kind}/${channel}/`, { id, from, text })
    const isTaken = (status: number): boolean => opened.peer.taken.includes(status)
    /** What was heard, in all conversations of a channel, oldest first. */
    const heard = async (channel = 'one'): Promise<readonly string[]> => {
      const { json } = await scene.call(`GET /api/conversations?channel=${channel}&limit=100`, undefined, adminToken)
      const all = json.conversations as readonly { id: string; openedAt: number }[]
      const lines = await Promise.all(all.toReversed().map(({ id }) => transcriptOf(scene.runtime, id)))
      return lines.flat().filter(line => line.startsWith('V '))
    }
    const times = (lines: readonly string[], text: string): number => lines.filter(line => line.includes(text)).length

    it('hears a message once, however often it is brought, and answers it', async () => {
      const statuses = await Promise.all([1, 2, 3].map(() => bring('m-0000001', 'ada', 'Brought thrice')))
      expect(statuses.every(isTaken)).toBe(true)
      await scene.settle()
      expect(isTaken(await bring('m-0000001', 'ada', 'Brought thrice'))).toBe(true)
      await scene.settle()
      expect(times(await heard(), 'Brought thrice')).toBe(1)
      expect(opened.peer.read('ada')).toEqual(['Go on'])
    })

    it('keeps the order in which somebody writes and is answered', async () => {
      for (let at = 0; at < 5; at += 1) expect(isTaken(await bring(`m-order-${at}`, 'bob', `Line ${at}`))).toBe(true)
      await scene.settle()
      const lines = (await heard()).filter(line => line.includes('Line '))
      const order = lines.map(line => /Line (\d)/.exec(line)?.[1])
      expect(opened.peer.apart ? order.toSorted((a = '', b = '') => a.localeCompare(b)) : order).toEqual([
        '0',
        '1',
        '2',
        '3',
        '4',
      ])
      expect(opened.peer.read('bob')).toEqual(['Go on', 'Go on', 'Go on', 'Go on', 'Go on'])
    })

    it('does not hear itself', async () => {
      for (const [at, id] of (opened.peer.names ?? []).entries()) await bring(id, 'ada', `An echo ${at}`)
      await scene.settle()
      expect(times(await heard(), 'An echo')).toBe(0)
    })

    it('sends what people of the team say, whole and within its limits', async () => {
      await bring('m-agent-01', 'eve', 'A question')
      await scene.settle()
      const { json } = await scene.call('GET /api/conversations?channel=one&limit=1', undefined, adminToken)
      const [{ id }] = json.conversations
      const text = 'Long words of an agent. '.repeat(200).trim()
      await scene.call(`POST /api/conversations/${id}/messages`, { text, as: { id: 'mia', name: 'Mia' } }, adminToken)
      await scene.settle()
      const sent = opened.peer.read('eve').slice(1)
      expect(sent.join(' ').replaceAll(/\s+/g, ' ')).toBe(text)
      const most = scene.runtime.channels.get('one').kind.limits.textLength
      expect(sent.every(line => line.length <= most)).toBe(true)
    })

    it('is not held up by a channel that hangs and throws', async () => {
      const pager = (id: string, config: object) =>
        scene.call(`PUT /api/channels/${id}`, { revision: 0, kind: 'pager', config }, adminToken)
      await pager('sick', {})
      const hanging = new AbortController()
      const hung = fetch(`${address}/channels/pager/sick/hang`, { signal: hanging.signal }).catch(() => undefined)
      expect((await fetch(`${address}/channels/pager/sick/throw`)).status).toBe(500)
      expect(isTaken(await bring('m-beside-1', 'kim', 'Beside the sick'))).toBe(true)
      await scene.settle()
      expect(opened.peer.read('kim')).toEqual(['Go on'])
      hanging.abort()
      await hung
    })

    it('takes a flood or puts it off, hears each that it took once, and answers on another channel meanwhile', async () => {
      const flood = Promise.all(Array.from({ length: 30 }, (_, at) => bring(`m-flood-${at}`, `f${at % 10}`, `Flood ${at};`)))
      const other = await bring('m-quiet-01', 'quiet', 'In between', 'two')
      expect(isTaken(other)).toBe(true)
      const statuses = await flood
      expect(statuses.filter(status => !isTaken(status) && status !== 429 && status !== 503)).toEqual([])
      await scene.settle()
      expect(opened.peer.read('quiet')).toEqual(['Go on'])
      const taken = statuses.filter(isTaken).length
      const { count } = await stored('Flood')
      expect(count).toBe(taken)
    })

    it('hears after a restart what it had taken before, and nothing twice', async () => {
      expect(isTaken(await bring('m-before-1', 'pat', 'Before the end'))).toBe(true)
      await scene.close()
      await start()
      expect(isTaken(await bring('m-before-1', 'pat', 'Before the end'))).toBe(true)
      await scene.settle()
      expect((await stored('Before the end')).count).toBe(1)
      expect(opened.peer.read('pat')).toEqual(['Go on'])
    })

    it('tells its secrets to nobody', async () => {
      const asked = ['/api/channels', '/api/channels/one', '/api/plugins', '/api/audit']
      const answers = await Promise.all(asked.map(path => scene.call(`GET ${path}`, undefined, adminToken)))
      const outside = await Promise.all(['', 'thanks'].map(path => fetch(`${address}/channels/${kind}/one/${path}`)))
      const said = [...answers.map(({ text }) => text), ...(await Promise.all(outside.map(answer => answer.text())))].join()
      for (const secret of Object.values(opened.peer.secrets)) expect(said).not.toContain(secret)
    })

    it('is held to all that its other side can tell', () => {
      expect(Object.keys(opened.peer.tells ?? {}).sort()).toEqual([...can].sort())
    })

    newsContract(can, {
      store: () => scene.runtime.store,
      now,
      tells: () => opened.peer.tells ?? {},
      read: from => opened.peer.read(from),
      async says(from, id, text) {
        expect(isTaken(await bring(id, from, text))).toBe(true)
        await scene.settle()
        const { json } = await scene.call('GET /api/conversations?channel=one&limit=1', undefined, adminToken)
        return json.conversations[0].id
      },
      async told(telling) {
        expect(isTaken((await telling) ?? 0)).toBe(true)
        await scene.settle()
      },
    })

    /** Lines of visitors that hold these words. */
    async function stored(text: string): Promise<{ readonly count: number }> {
      const ids = new Set<string>()
      for (let page = ''; ; ) {
        const { json } = await scene.call(`GET /api/conversations?channel=one&limit=100${page}`, undefined, adminToken)
        for (const { id } of json.conversations) ids.add(id)
        if (json.next === undefined) break
        page = `&before=${encodeURIComponent(json.next)}`
      }
      const lines = await Promise.all([...ids].map(id => transcriptOf(scene.runtime, id)))
      return {
        count: times(
          lines.flat().filter(line => line.startsWith('V ')),
          text,
        ),
      }
    }
  })
}
