import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, waitFor } from 'storybook/test'
import { InboxStage } from './inbox-stage.tsx'
import { at, lena, line, now } from './sample.ts'

export default {
  title: 'Builder/Inbox letters',
  component: InboxStage,
  parameters: {
    viewport: {
      options: {
        wide: { name: 'Wide', styles: { width: '1440px', height: '900px' } },
        phone: { name: 'Phone', styles: { width: '390px', height: '844px' } },
      },
    },
  },
  globals: { viewport: { value: 'wide' } },
} satisfies Meta<typeof InboxStage>

type Story = StoryObj<typeof InboxStage>

const peer = { peer: { id: 'lena@dreyer-hof.de' }, page: undefined, frames: [] }
const letter = {
  subject: 'Re: Survey of our roof in Kiel, and what it costs',
  from: { address: 'lena@dreyer-hof.de', name: 'Lena Dreyer' },
  to: [{ address: 'service@kestrel.example', name: 'Kestrel' }],
  cc: [{ address: 'hans@dreyer-hof.de' }],
  hasFolded: true,
  hasHtml: true,
} as const
const html =
  '<p>Good morning,</p><p>is the <b>survey</b> free? <a href="https://dreyer-hof.example/">Our farm</a></p><p><img alt="The roof" data-remote-src="https://pictures.example/roof.png"></p>'
const mail = {
  conversation: { ...lena, ...peer, channel: 'email', subject: letter.subject },
  entries: [],
  events: [
    line(1, 21, 'visitor', 'Good morning,\n\nis the survey free?', { letter, hasOriginal: true }),
    line(2, 23, 'agent', 'It is, within 50 km of Kiel.', { name: 'Mette Holm' }),
    line(3, 28, 'visitor', 'I am away until Monday.', {
      letter: { subject: 'Out of office', from: letter.from, isAutomatic: true, isCut: true },
      hasOriginal: true,
    }),
  ],
  answers: {
    'GET /api/conversations/lena/messages/1/letter': {
      folded: '> On Monday Mette wrote:\n> Shall we come by?\n\n-- \nLena Dreyer',
      html,
      hasRemote: true,
    },
  },
}

const opened: Story['play'] = async ({ canvas }) => {
  await userEvent.click(await canvas.findByRole('button', { name: /Survey of our roof/ }))
  await canvas.findByText('hans@dreyer-hof.de')
  await userEvent.click(canvas.getByRole('button', { name: 'Show quoted text' }))
  await canvas.findByText(/Shall we come by/)
}

export const Letters: Story = { args: { about: mail }, play: opened }

export const AsItWasSent: Story = {
  args: { about: mail },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Show as sent' }))
    const frame = await canvas.findByTitle(/as it was sent/)
    await expect(frame.getAttribute('sandbox')).not.toContain('allow-scripts')
    await userEvent.click(canvas.getByRole('button', { name: 'Load pictures' }))
    await waitFor(() => expect(canvas.queryByRole('button', { name: 'Load pictures' })).toBeNull())
  },
}

export const WithPicturesInItsPage: Story = {
  args: {
    about: {
      ...mail,
      events: [line(1, 21, 'visitor', 'Good morning,\n\nthis is our roof.', { letter: { ...letter, hasPictures: true } })],
      answers: {
        'GET /api/conversations/lena/messages/1/letter': {
          html: '<p>Good morning,</p><p>this is our roof.</p>',
        },
      },
    },
  },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Show as sent, with pictures' }))
    await canvas.findByTitle(/as it was sent/)
    await expect(canvas.queryByRole('button', { name: 'Load pictures' })).toBeNull()
  },
}

export const LettersAtNight: Story = { args: { about: mail, scheme: 'dark' }, play: opened }
export const LettersOnAPhone: Story = { args: { about: mail }, play: opened, globals: { viewport: { value: 'phone' } } }
export const LettersInGerman: Story = {
  args: { about: mail, language: 'de' },
  play: async ({ canvas }) => void (await canvas.findByRole('button', { name: 'Zitierten Text zeigen' })),
}

const page = {
  conversation: {
    ...lena,
    ...peer,
    channel: 'messenger',
    owner: 'agent' as const,
    answerBy: { bot: now + 3 * 3_600_000, agents: now + 5 * 86_400_000 },
    held: { by: 'other' as const, since: at(14, 26), name: 'Page inbox' },
  },
  entries: [
    { type: 'held', teamSeq: 1, at: at(14, 26), actor: 'channel:messenger', holder: 'other', name: 'Page inbox' },
    {
      type: 'returned',
      teamSeq: 2,
      at: at(14, 28),
      actor: 'channel:messenger',
      seq: 4,
      code: 'blocked',
      why: 'They block you.',
      to: 'Lena',
    },
  ] as const,
  events: [
    line(1, 21, 'visitor', 'Is the survey fre?'),
    { type: 'edit', seq: 2, at: at(14, 22), of: 1, version: 1, text: 'Is the survey free?' } as const,
    line(3, 23, 'visitor', ''),
    { type: 'delete', seq: 4, at: at(14, 24), of: 3 } as const,
    line(5, 25, 'agent', 'It is, within 50 km of Kiel.', { name: 'Jonas', elsewhere: true }),
    line(6, 28, 'visitor', 'Thank you!'),
  ],
}

export const AnsweredElsewhere: Story = {
  args: { about: page },
  play: async ({ canvas }) => {
    await canvas.findByText('Page inbox answers here.')
    await canvas.findByText('Answered elsewhere')
    await canvas.findByText('Edited by the visitor')
    await canvas.findByText('The visitor took this back.')
    await canvas.findByText(/The bot can answer until/)
    await expect(canvas.getByRole('button', { name: 'Take over' })).toBeEnabled()
  },
}
export const AnsweredElsewhereAtNight: Story = { args: { about: page, scheme: 'dark' } }
export const AnsweredElsewhereOnAPhone: Story = { args: { about: page }, globals: { viewport: { value: 'phone' } } }
export const AnsweredElsewhereInGerman: Story = {
  args: { about: page, language: 'de' },
  play: async ({ canvas }) => void (await canvas.findByText('Anderswo beantwortet')),
}

export const TooLateToAnswer: Story = {
  args: {
    about: {
      ...page,
      conversation: {
        ...page.conversation,
        held: { by: 'us', since: now, name: 'Page inbox' },
        answerBy: { bot: at(12, 0), agents: at(13, 0) },
      },
    },
  },
  play: async ({ canvas }) => {
    await canvas.findByText(/The time to answer here was over/)
    await canvas.findByRole('link', { name: 'Write to lena@dreyer-hof.de instead' })
    await canvas.findByRole('button', { name: 'Leave to Page inbox' })
    // Nothing can be sent there; a note can be written.
    await canvas.findByText('Nothing can be sent here any more')
    await expect(canvas.getByRole('textbox', { name: /Reply to/ })).toBeDisabled()
    await userEvent.click(canvas.getByRole('tab', { name: 'Note' }))
    await expect(canvas.getByRole('textbox', { name: 'Note for the team' })).toBeEnabled()
  },
}

const late = { ...page.conversation, held: undefined, answerBy: { bot: at(12, 0), agents: at(13, 0) } }

export const TooLateButByMail: Story = {
  args: {
    about: {
      ...page,
      conversation: late,
      mailTo: 'lena@dreyer-hof.de',
      events: [...page.events, line(7, 29, 'agent', 'We come by on Thursday at 9:00.', { name: 'Mette Holm', byMail: true })],
    },
  },
  play: async ({ canvas }) => {
    await canvas.findByText('Goes by mail to lena@dreyer-hof.de')
    await canvas.findByText('Sent by mail')
    await canvas.findByRole('button', { name: /Send by mail/ })
    await expect(canvas.getByRole('textbox', { name: /Reply to/ })).toBeEnabled()
    await expect(canvas.getByRole('button', { name: 'Attach a file' })).toBeDisabled()
  },
}

export const TooLateInGerman: Story = {
  args: { about: { ...page, conversation: late, mailTo: 'lena@dreyer-hof.de' }, language: 'de' },
  play: async ({ canvas }) => void (await canvas.findByRole('button', { name: /Per E-Mail senden/ })),
}
