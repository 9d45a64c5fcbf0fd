import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { en, flowOf } from '../rig/flow-of.ts'
import { type Agent, createJourneyScene, type JourneyScene } from '../rig/journey-scene.ts'
import { createMailServer, type MailServer } from '../rig/mail-server.ts'
import { createWebhookTarget, type WebhookTarget } from '../rig/webhook-target.ts'

let scene: JourneyScene
let mail: MailServer
let hook: WebhookTarget
let ada: Agent

beforeAll(async () => {
  mail = await createMailServer()
  hook = await createWebhookTarget()
  scene = await createJourneyScene({
    SMTP_URL: `smtp://127.0.0.1:${mail.port}`,
    MAIL_FROM: 'Kestrel <support@kestrel.example>',
    MAIL_AFTER_MS: '1000',
    PRIVATE_TARGETS: `127.0.0.1:${hook.port}`,
  })
  ada = await scene.agent('Ada')
})
afterAll(async () => {
  await scene.close()
  await mail.close()
  await hook.close()
})

const choices = [
  { id: 'pricing', label: en('Pricing') },
  { id: 'other', label: en('Other') },
]
const small = { type: 'text', of: 'vars.plan', is: 'contains', value: 'small' }
const corp = { type: 'text', of: 'contact.email', is: 'ends', value: '@corp.com' }

describe('what people live through, from end to end', () => {
  it('qualify: a greeting, questions, an email, people, and how it was when the agent has closed', async () => {
    await scene.publish(
      flowOf('qualify', [
        ['start', 'start', {}, { next: 'hello' }],
        ['hello', 'say', { text: en('Hello!') }, { next: 'topic' }],
        [
          'topic',
          'ask',
          { kind: 'choice', question: en('What is it about?'), choices },
          { 'choice:pricing': 'plan', answered: 'email' },
        ],
        ['plan', 'ask', { question: en('Which plan?'), saveAs: 'plan' }, { answered: 'which' }],
        ['which', 'branch', { rules: [{ id: 'small', when: small }] }, { 'rule:small': 'email', otherwise: 'email' }],
        ['email', 'email-capture', { question: en('What is your email?') }, { captured: 'domain' }],
        ['domain', 'branch', { rules: [{ id: 'corp', when: corp }] }, { 'rule:corp': 'people' }],
        ['people', 'handoff', { waiting: en('A colleague will be with you') }, { resolved: 'how' }],
        ['how', 'ask', { kind: 'rating', question: en('How did we do?'), saveAs: 'rating' }, { answered: 'close' }],
        ['close', 'close', {}],
      ]),
    )
    const visitor = await scene.visitor('qualify')
    await visitor.sees('What is it about?')
    expect((await scene.team('GET /api/conversations')).conversations).toEqual([])
    await visitor.picks('Pricing')
    await visitor.sees('Which plan?')
    await visitor.says('the big one')
    await visitor.sees('What is your email?')
    await visitor.says('nope')
    await visitor.sees('That does not look like an email, once more?')
    await visitor.says('ada@corp.com')
    await visitor.sees('A colleague will be with you')

    const id = await ada.open('A colleague will be with you', 'Unassigned')
    await ada.sees('The flow asked for people. The bot stopped here.')
    await ada.page.getByText('Unverified').first().waitFor()
    await ada.reply('Hi Ada')
    await visitor.sees('Hi Ada')
    await visitor.chat.getByText('Ada joined').waitFor()
    await ada.press('Close')
    await visitor.sees('How did we do?')
    await visitor.chat.getByRole('radio', { name: '4 stars' }).check({ force: true })
    await visitor.chat.getByRole('button', { name: 'Send' }).first().click()
    await ada.page.getByText('4', { exact: true }).last().waitFor()

    await expect
      .poll(async () => (await scene.team(`GET /api/conversations/${id}`)).conversation)
      .toMatchObject({
        status: 'closed',
        vars: { plan: 'the big one', rating: 4 },
      })
    expect(await scene.stored(id)).toEqual([
      'B Hello!',
      'B What is it about?',
      'V Pricing',
      'B Which plan?',
      'V the big one',
      'B What is your email?',
      'V nope',
      'B That does not look like an email, once more?',
      'V ada@corp.com',
      'B A colleague will be with you',
      '· open, queue',
      '· open, agent',
      '· Ada joined',
      'A Ada: Hi Ada',
      '· closed, bot',
      'B How did we do?',
      'V 4',
    ])
    const said = (await scene.stored(id)).filter(line => !line.startsWith('·')).map(line => line.replace(/^(B|V|A Ada:) /, ''))
    await expect.poll(visitor.lines).toEqual(said)
    await expect.poll(ada.lines).toEqual(said)
    await visitor.leave()
  })

  it('step in and give back: the question is put once more, and the flow goes on with the answer to it', async () => {
    await scene.publish(
      flowOf('budget', [
        ['start', 'start', {}, { next: 'name' }],
        ['name', 'ask', { question: en('What is your name?') }, { answered: 'budget' }],
        ['budget', 'ask', { question: en('What is your budget?'), saveAs: 'budget' }, { answered: 'thanks' }],
        ['thanks', 'say', { text: en('So {{vars.budget}}.') }],
      ]),
    )
    const visitor = await scene.visitor('budget')
    await visitor.says('Pieter')
    await visitor.sees('What is your budget?')
    const id = await ada.open('What is your budget?', 'Bots')
    await ada.page.getByText('The bot stops while you talk').waitFor()
    await ada.reply('I can help directly')
    await ada.sees('You stepped in. The bot is silent.')
    await visitor.sees('I can help directly')
    await visitor.says('about 5k')
    await ada.sees('about 5k')
    await ada.press('Give back to the flow')
    await ada.sees('You gave it back to the flow.')
    await visitor.chat.getByText('The bot answers again').waitFor()
    await expect.poll(visitor.lines).toHaveLength(6)
    await visitor.says('5k')
    await visitor.sees('So 5k.')
    await ada.sees('So 5k.')
    expect(await scene.stored(id)).toEqual([
      'B What is your name?',
      'V Pieter',
      'B What is your budget?',
      '· open, agent',
      '· Ada joined',
      'A Ada: I can help directly',
      'V about 5k',
      '· Ada left',
      '· open, bot',
      'B What is your budget?',
      'V 5k',
      'B So 5k.',
    ])
    await visitor.leave()
  })

  it('queue email: asked after a while and once, taken when it comes, and answered by mail when the visitor has gone', async () => {
    await scene.publish(
      flowOf('queue', [
        ['start', 'start', {}, { next: 'topic' }],
        ['topic', 'ask', { question: en('What is it about?') }, { answered: 'people' }],
        ['people', 'handoff', { askEmail: 'after', askEmailAfter: 1_000 }, { resolved: 'close' }],
        ['close', 'close'],
      ]),
    )
    const visitor = await scene.visitor('queue')
    await visitor.says('My panels are dark')
    await visitor.sees('Leave your email and we will answer there')
    await visitor.says('it is urgent')
    await visitor.says('lena@corp.com')
    await visitor.sees('Thanks!')
    await visitor.leave()

    const id = await ada.open('Thanks!', 'Unassigned')
    await ada.page.getByText('lena@corp.com').first().waitFor()
    await ada.reply('Is the inverter on?')
    await ada.sees('The answer went by mail to lena@corp.com.')
    const mine = mail.mails.filter(({ to }) => to !== undefined && !Array.isArray(to) && to.text === 'lena@corp.com')
    expect(mine).toHaveLength(1)
    expect(mine[0]?.text).toContain('Is the inverter on?')
    expect((await scene.stored(id)).filter(line => line.startsWith('B'))).toEqual([
      'B What is it about?',
      'B A colleague will be with you',
      'B Leave your email and we will answer there',
      'B Thanks!',
    ])
  })

  it('interrupt and return: a word breaks in, and the question that was open stands again', async () => {
    await scene.publish(
      flowOf('order', [
        ['start', 'start', {}, { next: 'order' }],
        ['order', 'ask', { question: en('Order number?'), saveAs: 'order' }, { answered: 'found' }],
        ['found', 'say', { text: en('Looking up {{vars.order}}.') }, { next: 'people' }],
        ['people', 'handoff', { askEmail: 'never' }],
        ['hours', 'keyword', { words: ['hours'] }, { next: 'answer' }],
        ['answer', 'say', { text: en('We are open from nine to five.') }, { next: 'back' }],
        ['back', 'return'],
      ]),
    )
    const visitor = await scene.visitor('order')
    await visitor.says('opening hours?')
    await visitor.sees('We are open from nine to five.')
    await expect.poll(visitor.lines).toHaveLength(4)
    await visitor.says('4711')
    await visitor.sees('Looking up 4711.')
    await ada.open('A colleague will be with you', 'Unassigned')
    const said = [
      'Order number?',
      'opening hours?',
      'We are open from nine to five.',
      'Order number?',
      '4711',
      'Looking up 4711.',
      'A colleague will be with you',
    ]
    await expect.poll(ada.lines).toEqual(said)
    await expect.poll(visitor.lines).toEqual(said)
    await visitor.leave()
  })

  it('crash: the server dies before the answer has left; the visitor gets the same answer, once, and so does the agent', async () => {
    await scene.publish(
      flowOf('crash', [
        ['start', 'start', {}, { next: 'what' }],
        ['what', 'ask', { question: en('What shall we book?') }, { answered: 'sure' }],
        ['sure', 'ask', { question: en('Shall we book it?') }, { answered: 'book' }],
        ['book', 'webhook', { url: `http://127.0.0.1:${hook.port}/book` }, { ok: 'booked' }],
        ['booked', 'say', { text: en('It is booked.') }, { next: 'more' }],
        ['more', 'ask', { question: en('Anything else?') }],
      ]),
    )
    await scene.server.kill('SIGTERM')
    await scene.server.start({ FAILPOINT: 'turn.before-acknowledge:2' })
    const visitor = await scene.visitor('crash')
    await visitor.says('A survey')
    await visitor.sees('Shall we book it?')
    await visitor.says('yes')
    expect(await scene.server.ended).toBe('SIGKILL')
    await scene.server.start()
    await visitor.sees('Anything else?')
    const id = await ada.open('Anything else?', 'Bots')
    const said = ['What shall we book?', 'A survey', 'Shall we book it?', 'yes', 'It is booked.', 'Anything else?']
    expect(await scene.stored(id)).toEqual(said.map((line, at) => `${at === 1 || at === 3 ? 'V' : 'B'} ${line}`))
    await expect.poll(visitor.lines).toEqual(said)
    await expect.poll(ada.lines).toEqual(said)
    expect(new Set(hook.calls.map(({ key }) => key)).size).toBe(1)
    await visitor.page.reload()
    await visitor.sees('Anything else?')
    await expect.poll(visitor.lines).toEqual(said)
    await visitor.leave()
  })
})
