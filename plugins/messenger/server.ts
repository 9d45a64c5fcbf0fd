import { serveChannel } from '../kit/server.ts'
import { messenger } from './index.ts'
import { doneAnswer } from './server/answers.ts'
import { fetchMedium } from './server/attachments.ts'
import { createDeletion } from './server/deletion.ts'
import { createDisclosure } from './server/disclosure.ts'
import { createFlights } from './server/flights.ts'
import { createGraph } from './server/graph.ts'
import { createHolders } from './server/holders.ts'
import { createMemory } from './server/memory.ts'
import { createPending, isPassing } from './server/pending.ts'
import { createPeople } from './server/people.ts'
import { police } from './server/police.ts'
import { createSecrets } from './server/secrets.ts'
import { createSend } from './server/send.ts'
import { createShelf } from './server/shelf.ts'
import { isSigned } from './server/signature.ts'
import { createTakeWebhook, TooMuch } from './server/take-webhook.ts'
import { createTroubles } from './server/troubles.ts'
import { challengeOf } from './server/verification.ts'
import { createWatch } from './server/watch.ts'

/** Takes what Facebook tells of a Page, and sends what is said to the people who write to it. */
export const serveMessenger = serveChannel(messenger, {
  sendsOnce: true,
  async open(app, line) {
    const { config, clock } = line
    const memory = await createMemory(line)
    const secret = createSecrets(line)
    const graph = createGraph({ config, secret, fetch: line.fetch })
    const troubles = createTroubles(trouble => line.trouble(trouble))
    const watch = createWatch({ line, graph, memory, troubles })
    const flights = createFlights()
    const people = createPeople(graph, line.log)
    const holders = createHolders(line, memory)
    const unseen = new Set<string>()
    const shelf = createShelf(() => clock.now())
    const deletion = createDeletion(line, () => void watch.look())
    const pending = createPending({
      memory,
      handOver: ({ id, from, text = '', files, ...rest }, isElsewhere) =>
        isElsewhere
          ? line.tell({
              type: 'answered-elsewhere',
              id,
              to: { id: from.id },
              text,
              name: 'Messenger',
              ...(files ? { files } : {}),
            })
          : line.receive({ id, from, ...(text === '' ? {} : { text }), ...(files ? { files } : {}), ...rest }),
      fetchMedium: medium => fetchMedium(medium, line, messenger.limits.fileBytes),
      nameOf: person =>
        config.names && troubles.get('page')?.holds !== true ? people.nameOf(person) : Promise.resolve(undefined),
      later: (ms, work) => void clock.after(ms, work),
      log: line.log,
    })
    const take = createTakeWebhook({
      line,
      holders,
      pending,
      people,
      flights,
      wrote(person) {
        unseen.add(person)
        const [oldest] = unseen
        if (unseen.size > 10_000 && oldest !== undefined) unseen.delete(oldest)
      },
      police: (action, reason) => police(troubles, action, reason),
    })
    let refused = 0

    app.get('/', (request, reply) => {
      const challenge = challengeOf(request.url.split('?')[1] ?? '', config.verifyToken)
      if (challenge === undefined) return reply.code(403).send()
      return reply.type('text/plain; charset=utf-8').header('x-content-type-options', 'nosniff').send(challenge)
    })
    app.post('/', { bodyLimit: 5_242_880 }, async ({ body, headers }, reply) => {
      const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0)
      // Without a secret nothing is signed.
      if (!isSigned(headers['x-hub-signature-256'], bytes, await secret(config.appSecret).catch(() => ''))) {
        refused += 1
        line.log('what is not signed was refused', { refused })
        return reply.code(403).send()
      }
      try {
        await take(bytes)
      } catch (error) {
        if (!isPassing(error) && !(error instanceof TooMuch)) throw error
        return reply.code(503).header('retry-after', '5').send()
      }
      return reply.type('text/plain; charset=utf-8').send('EVENT_RECEIVED')
    })
    app.get('/files/*', shelf.answer)
    app.get('/deletion', deletion.show)
    app.post('/deletion', deletion.ask)
    app.post('/deauthorise', deletion.leave)

    const send = createSend({ line, graph, flights, disclosure: createDisclosure(), shelf, hold: watch.hold, unseen })
    return {
      send,
      test: signal => watch.look(signal),
      async hold({ id }, holder, signal) {
        const isOther = holder === 'other'
        const path = `${config.page}/${isOther ? 'pass' : 'take'}_thread_control`
        const body = { recipient: { id }, metadata: '', ...(isOther ? { target_app_id: pageInbox } : {}) }
        const called = await graph.call({ method: 'POST', path, body, signal }, doneAnswer)
        // Some Pages know no owners: there whoever writes has it.
        if (!called.ok) line.log('who has a conversation could not be changed', { why: called.fault.why })
        await holders.set(id, isOther)
      },
      close() {
        watch.close()
      },
    }
  },
})

/** The inbox that every Page has, as an app. */
const pageInbox = '263902037430900'
