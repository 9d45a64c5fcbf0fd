import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Chat } from '../../../plugins/website/widget/chat/contract.ts'
import { type ChatScene, createChatScene } from '../../rig/chat-scene.ts'
import { Refused } from '../../rig/pretend-house.ts'

/** One thing that happens. `at` picks a tab or a line among those there are. */
type Happening = { readonly at: number; readonly ms: number } & { readonly what: (typeof kinds)[number] }

const kinds = [
  'writes',
  'writes',
  'writes twice',
  'a frame goes up',
  'a frame goes up',
  'a frame comes down',
  'a frame comes down',
  'all gets through',
  'a frame comes twice',
  'two frames change places',
  'a frame is lost',
  'a line is cut',
  'a line goes silent',
  'the server restarts',
  'the bot speaks',
  'an agent speaks',
  'time passes',
  'time passes',
  'no sockets',
  'sockets',
  'no HTTP',
  'HTTP without answers',
  'HTTP',
  'the page is loaded again',
  'the page sleeps',
  'the visitor comes back',
  'the server is busy',
] as const

const happening: fc.Arbitrary<Happening> = fc.record({
  what: fc.constantFrom(...kinds),
  at: fc.nat(1_000),
  ms: fc.constantFrom(1, 300, 1_000, 4_000, 25_000, 70_000),
})

/** A tab, what was written in it since it was loaded, and what it has shown wrongly. */
interface Watched {
  chat: Chat
  written: string[]
}

/** Plays it, in two tabs of one visitor. Gives the tabs, and all that was written in order of each tab. */
async function play(scene: ChatScene, happenings: readonly Happening[]) {
  const { server, house, weather, settle, pass, tab } = scene
  const wrong: string[] = []
  const written: string[][] = [[], []]
  let words = 0
  const open = (): Watched => {
    const one: Watched = { chat: tab(), written: [] }
    let shown: readonly { readonly seq: number }[] = []
    let conversation: string | undefined
    one.chat.subscribe(() => {
      const { state } = one.chat
      const { entries } = state
      if (entries.some(({ seq }, index) => seq !== index + 1)) wrong.push('a gap')
      const isSame = state.conversation?.id === conversation
      if (isSame && entries.length < shown.length) wrong.push('something that was shown is gone')
      if (isSame && shown.some((entry, index) => entry !== entries[index])) wrong.push('something has changed')
      shown = entries
      conversation = state.conversation?.id
      const texts = [
        ...entries.flatMap(entry => ('text' in entry ? entry.text : [])),
        ...state.outgoing.map(({ label }) => label),
      ]
      for (const text of one.written) {
        const times = texts.filter(other => other === text).length
        // Where both tabs have begun a conversation in the same moment, the other one's may have taken it.
        const isElsewhere = times === 0 && house.conversations.size > 1
        if (times !== 1 && !isElsewhere) wrong.push(`"${text}" stands there ${times} times`)
      }
    })
    one.chat.connect()
    return one
  }
  const tabs = [open(), open()]
  const write = (at: number): void => {
    words += 1
    const text = `word ${words}`
    tabs[at]?.written.push(text)
    written[at]?.push(text)
    tabs[at]?.chat.send({ text })
  }
  for (const { what, at, ms } of happenings) {
    const which = at % tabs.length
    const one = tabs[which]
    const line = server.lines.filter(({ isOpen }) => isOpen).at(-1 - (at % 2))
    switch (what) {
      case 'writes':
        write(which)
        break
      case 'writes twice':
        write(which)
        write(which)
        break
      case 'a frame goes up':
        line?.passUp()
        break
      case 'a frame comes down':
        line?.passDown()
        break
      case 'all gets through':
        for (let moved = true; moved; ) {
          moved = false
          for (const each of server.lines) while (each.passUp() || each.passDown()) moved = true
          await settle()
        }
        break
      case 'a frame comes twice':
        if (line?.down[0]) line.down.splice(0, 0, line.down[0])
        break
      case 'two frames change places':
        line?.down.splice(0, 2, ...line.down.slice(0, 2).reverse())
        break
      case 'a frame is lost':
        line?.down.shift()
        break
      case 'a line is cut':
        line?.cut()
        break
      case 'a line goes silent':
        line?.freeze()
        break
      case 'the server restarts':
        server.restart()
        break
      case 'the bot speaks':
      case 'an agent speaks': {
        const ids = [...house.conversations.keys()]
        const said = what === 'the bot speaks' ? ({ author: 'bot', delayMs: ms } as const) : ({ author: 'agent' } as const)
        const id = ids[at % Math.max(1, ids.length)]
        if (id !== undefined) house.add(id, { type: 'message', text: 'By the way', ...said })
        break
      }
      case 'time passes':
        await pass(ms)
        break
      case 'no sockets':
        weather.sockets = at % 2 ? 'refuse' : 'hang'
        break
      case 'sockets':
        weather.sockets = 'pass'
        break
      case 'no HTTP':
        weather.http = at % 2 ? 'fail' : 'hang'
        break
      case 'HTTP without answers':
        weather.http = 'deaf'
        break
      case 'HTTP':
        weather.http = 'pass'
        break
      case 'the page is loaded again':
        one?.chat.close()
        tabs[which] = open()
        break
      case 'the page sleeps':
        one?.chat.suspend()
        break
      case 'the visitor comes back':
        one?.chat.connect()
        break
      case 'the server is busy':
        house.refusals.push(new Refused('rate_limited', ms))
        break
    }
    await settle()
  }
  return { tabs, written, wrong }
}

/** The weather clears up, and there is time. */
async function clearUp({ weather, house, pass, server }: ChatScene, tabs: readonly Watched[]): Promise<void> {
  Object.assign(weather, { auto: true, sockets: 'pass', http: 'pass' })
  house.refusals.length = 0
  server.restart()
  for (const { chat } of tabs) chat.connect()
  await pass(180_000)
}

const told = fc.array(happening, { minLength: 5, maxLength: 60 })

test('In any weather, each tab ends with the server’s own log, and every message is there once, in order', async () => {
  await fc.assert(
    fc.asyncProperty(told, fc.boolean(), async (happenings, hasBegun) => {
      const scene = createChatScene()
      const { weather, house, tab, settle } = scene
      if (hasBegun) {
        const first = tab()
        first.connect()
        first.send({ text: 'Hi' })
        await settle()
        first.close()
      }
      weather.auto = false
      const { tabs, written, wrong } = await play(scene, happenings)
      await clearUp(scene, tabs)
      expect(wrong).toEqual([])
      const logs = [...house.conversations.values()].map(({ events }) => events)
      for (const { chat } of tabs) {
        expect(chat.state.outgoing).toEqual([])
        expect(chat.state).toMatchObject({ line: 'online', loaded: true })
        const { conversation } = chat.state
        expect(chat.state.entries).toEqual(conversation ? house.conversations.get(conversation.id)?.events : [])
      }
      const arrived = logs.map(events =>
        events.flatMap(event => (event.type === 'message' && event.author === 'visitor' ? event.text : [])),
      )
      expect(
        arrived
          .flat()
          .filter(text => text !== 'Hi')
          .toSorted(),
      ).toEqual(written.flat().toSorted())
      // In the order in which each tab wrote them, within each conversation.
      for (const texts of arrived)
        for (const own of written) {
          const inside = own.filter(text => texts.includes(text))
          expect(texts.filter(text => inside.includes(text))).toEqual(inside)
        }
      if (hasBegun) expect(logs).toHaveLength(1)
      for (const { chat } of tabs) chat.close()
    }),
    { numRuns: Number(process.env.WEATHER_RUNS ?? 100) },
  )
})
