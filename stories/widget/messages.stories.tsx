import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, userEvent, waitFor } from 'storybook/test'
import type { EventView } from '../../runtime/api/contract.ts'
import { findIn, PanelStage, panelIn } from './panel-stage.tsx'
import { agent, bot, chat, me, mette, type Sample, status } from './sample.ts'

export default { title: 'Widget/Messages', component: PanelStage } satisfies Meta<typeof PanelStage>

type Story = StoryObj<typeof PanelStage>

const says = (entries: readonly EventView[], more: Sample = {}): Story => ({
  args: { about: { ...more, state: chat(entries) } },
})

/** Media are asked for at the origin that the page has set: here the one of the stories, which has `stories/media`. */
const pictures: Sample['settings'] = { origin: location.origin }

export const Markdown: Story = says([
  bot(
    3,
    'Here is **what we do**, and *how*:\n\n- Panels\n- Batteries\n  1. small\n  2. large\n\n> We plan it with you.\n\nRead [our guide](https://kestrelsolar.example/guide) or https://kestrelsolar.example.\n\n```\nkWh = kWp * 950\n```\nUse `kWp` ~~not kW~~.',
  ),
  me(2, 'See https://kestrelsolar.example/roof and **this** stays as I wrote it\non two lines'),
])

export const Hostile: Story = {
  ...says([
    bot(3, '<img src=x onerror=alert(1)> [click](javascript:alert(1)) <script>alert(1)</script>'),
    me(2, '<b>bold</b> javascript:alert(1)'),
    mette(1, 'evil \u202e gnp.exe', { name: '\u202eetteM' }),
  ]),
  play: async ({ canvasElement }) => {
    const panel = panelIn(canvasElement)
    await expect(panel.querySelectorAll('script, .bubble img, .bubble a')).toHaveLength(0)
    await expect(panel).toHaveTextContent('<img src=x onerror=alert(1)>')
  },
}

export const PicturesAndFiles: Story = says(
  [
    bot(2, 'This is how it looks:', {
      parts: [
        { type: 'image', mediaId: 'roof', alt: 'A roof with twelve panels', width: 1600, height: 900 },
        { type: 'file', mediaId: 'prices', name: 'Price list 2026.pdf', bytes: 240_000 },
      ],
    }),
    me(1, 'my-roof.jpg', { fileId: 'f1', file: { name: 'my-roof.jpg', type: 'image/jpeg', bytes: 3_100_000 } }),
  ],
  { settings: pictures },
)

export const FilmAndRecording: Story = says(
  [
    bot(2, 'How a roof is built:', {
      parts: [
        { type: 'video', mediaId: 'film', alt: 'How a roof is built' },
        { type: 'audio', mediaId: 'sound', alt: 'A word from Mette' },
      ],
    }),
  ],
  { settings: pictures },
)

const kestrels = [
  { name: 'Kestrel 6', text: 'Six panels, 2.4 kWp. For a small roof.' },
  { name: 'Kestrel 12', text: 'Twelve panels, 4.8 kWp. For a family.' },
  { name: 'Kestrel 24', text: 'For farms.' },
].map(({ name, text }) => ({
  type: 'card' as const,
  title: name,
  text,
  mediaId: 'roof',
  url: 'https://kestrelsolar.example/prices',
  choices: [{ id: name, label: `Take ${name}` }],
}))

const send = fn()

export const OneCard: Story = {
  ...says([bot(1, 'This fits your roof:', { parts: kestrels.slice(0, 1) })], { settings: pictures, actions: { send } }),
  play: async ({ canvasElement }) => {
    const panel = panelIn(canvasElement)
    await userEvent.click(findIn(panel, '.card .pill'))
    await expect(send).toHaveBeenCalledWith({ text: 'Take Kestrel 6' })
  },
}

export const Carousel: Story = {
  ...says([bot(1, 'These fit your roof:', { parts: kestrels })], { settings: pictures }),
  play: async ({ canvasElement }) => {
    const panel = panelIn(canvasElement)
    const place = findIn(panel, '.place')
    await expect(place).toHaveTextContent('1 / 3')
    await userEvent.click(findIn(panel, '[title="Next card"]'))
    await waitFor(() => expect(place).toHaveTextContent('2 / 3'))
  },
}

export const AnsweredCards: Story = {
  ...says([bot(2, 'These fit your roof:', { parts: kestrels }), me(1, 'Take Kestrel 6')], { settings: pictures }),
  play: async ({ canvasElement }) => {
    await expect(panelIn(canvasElement).querySelectorAll('.card .pill')).toHaveLength(0)
  },
}

export const Days: Story = says([
  bot(60 * 24 * 400, 'Welcome to our new site.'),
  me(60 * 24 * 3, 'Hello'),
  bot(60 * 24 * 3, 'What can I do for you?'),
  me(60 * 24, 'I will think about it'),
  bot(2, 'Good to see you again.'),
])

export const WhatHappened: Story = says([
  me(30, 'May I talk to somebody?'),
  status(30, { status: 'open', owner: 'queue' }),
  agent(28, 'joined'),
  status(28, { status: 'open', owner: 'agent' }),
  mette(28, 'Of course.'),
  agent(25, 'left'),
  status(25, { status: 'open', owner: 'bot' }),
  bot(25, 'Anything else?'),
  status(1, { status: 'closed', owner: 'bot' }),
])

export const LongWords: Story = says(
  [
    bot(3, 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'),
    me(2, 'https://kestrelsolar.example/a/very/long/address?with=many&parts=and&no=spaces&at=all&until=the&end=of&the=line'),
    bot(1, 'Was passt?', {
      input: 'choice',
      choices: [
        { id: 'a', label: 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz' },
        { id: 'b', label: 'Ja' },
      ],
    }),
  ],
  { display: { heading: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerk GmbH & Co. KG' } },
)

export const LongTalk: Story = {
  ...says(
    Array.from({ length: 200 }, (_, at) => (at % 2 === 0 ? bot(400 - at, `Question ${at}`) : me(400 - at, `Answer ${at}`))),
  ),
  play: async ({ canvasElement }) => {
    const panel = panelIn(canvasElement)
    const log = findIn(panel, '.log')
    await waitFor(() => expect(log.scrollTop).toBeGreaterThan(1_000))
    log.scrollTop = 0
    await waitFor(() => expect(panel.querySelector('.newest')).not.toBeNull())
    await userEvent.click(findIn(panel, '.newest'))
    await waitFor(() => expect(log.scrollTop).toBeGreaterThan(1_000))
  },
}
