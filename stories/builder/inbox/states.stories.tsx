import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fireEvent, userEvent, waitFor, within } from 'storybook/test'
import type { EventView } from '../../../runtime/api/contract.ts'
import { InboxStage } from './inbox-stage.tsx'
import { at, lena, line, now, row, rows, talk } from './sample.ts'

export default {
  title: 'Builder/Inbox states',
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

const shows =
  (text: string): Story['play'] =>
  async ({ canvas }) =>
    void (await canvas.findByText(text))

export const NobodyWaits: Story = {
  args: { path: '/inbox/unassigned', about: { rows: [] } },
  play: shows('Nobody is waiting'),
}

export const NothingFound: Story = {
  args: { path: '/inbox/all?q=inverter&label=Kiel', about: { rows: [] } },
  play: shows('Nothing fits'),
}

export const SearchEverywhere: Story = {
  args: { path: '/inbox/mine?q=inverter', about: { rows: [] } },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Search all conversations' }))
    await canvas.findByRole('heading', { name: 'All conversations' })
    await expect(canvas.getByRole('searchbox')).toHaveValue('inverter')
    // Beyond everything there is nothing to search.
    await canvas.findByRole('button', { name: 'Show the whole list' })
    await expect(canvas.queryByRole('button', { name: 'Search all conversations' })).toBeNull()
  },
}

export const NoneChosen: Story = { args: { path: '/inbox/unassigned' }, play: shows('No conversation chosen') }

export const Loading: Story = {
  args: { about: { answers: { 'GET /api/conversations': 'never', 'GET /api/conversations/lena': 'never' } } },
  play: async ({ canvas }) => void (await canvas.findByLabelText('Loading the conversation')),
}

export const ListFails: Story = {
  args: { path: '/inbox/unassigned', about: { answers: { 'GET /api/conversations': 500 } } },
  play: shows('The list could not be read'),
}

export const ThreadFails: Story = {
  args: { about: { answers: { 'GET /api/conversations/lena': 500 } } },
  play: shows('The conversation could not be read'),
}

export const Gone: Story = {
  args: { about: { answers: { 'GET /api/conversations/lena': 404 } } },
  play: shows('This conversation is gone'),
}

export const OfAnotherTeam: Story = {
  args: { about: { answers: { 'GET /api/conversations/lena': 403 } } },
  play: shows('You may not see this conversation'),
}

export const NoInbox: Story = {
  args: { about: { permissions: ['flows:read'] } },
  play: shows('The inbox is not yours to see'),
}

export const MayOnlyRead: Story = {
  args: { about: { permissions: ['conversations:read', 'team:read', 'channels:read'] } },
  play: shows('Your role may read conversations, not answer.'),
}

export const BotTalks: Story = {
  args: {
    path: '/inbox/bots/lena',
    about: {
      conversation: {
        ...lena,
        owner: 'bot',
        frames: [{ flow: 'qualify', version: 14, node: 'topic', waitsForPeople: false, waitsForEffect: false }],
      },
      events: [
        line(1, 21, 'bot', 'What brings you to our prices?', {
          choices: [
            { id: 'home', label: 'A house of my own' },
            { id: 'farm', label: 'A farm' },
          ],
        }),
        line(2, 22, 'visitor', 'A farm', { choice: 'farm' }),
      ],
      entries: [],
    },
  },
  play: shows('The bot stops while you talk'),
}

export const Closed: Story = {
  args: {
    path: '/inbox/closed/lena',
    about: {
      conversation: {
        ...lena,
        status: 'closed',
        owner: 'agent',
        assignee: { id: 'mette', name: 'Mette Holm' },
        closedAt: at(14, 28),
      },
      rows: [row('lena', 'Lena Dreyer', 'Thank you', { status: 'closed', owner: 'agent' })],
      entries: [
        {
          type: 'lifecycle',
          teamSeq: 1,
          at: at(14, 29),
          actor: 'agent:mette',
          by: 'agent.closed',
          from: 'open.agent',
          to: 'closed.done',
        },
      ],
    },
  },
  play: shows('Sending reopens the conversation'),
}

const asked = line(3, 28, 'agent', 'Can you send a picture of the roof?', { name: 'Mette Holm', input: 'file' })
const asking = {
  conversation: {
    ...lena,
    owner: 'agent' as const,
    assignee: { id: 'mette', name: 'Mette Holm' },
    pending: { messageId: 'm3', text: 'Can you send a picture of the roof?', input: 'file' as const },
  },
  events: [
    line(1, 26, 'agent', 'Do you have the offer at hand?', { name: 'Mette Holm', input: 'file' }),
    line(2, 27, 'visitor', 'My roof is 40 years old.'),
    asked,
  ],
  entries: [],
}

export const WaitsForAFile: Story = {
  args: { path: '/inbox/mine/lena', about: asking },
  play: async ({ canvas }) => {
    await canvas.findByText('Waiting for a file')
    await canvas.findByText('Asked for a file')
    await expect(canvas.getAllByRole('button', { name: 'Withdraw' })).toHaveLength(1)
    await userEvent.click(canvas.getByRole('button', { name: 'Ask for a file' }))
    await canvas.findByText(/can send a file with the answer, until it has come/)
    await expect(canvas.getByRole('button', { name: 'Ask for a file' })).toHaveAttribute('aria-pressed', 'true')
  },
}

export const WaitsForAFileInGerman: Story = {
  args: { path: '/inbox/mine/lena', about: asking, language: 'de' },
  play: shows('Wartet auf eine Datei'),
  globals: { viewport: { value: 'phone' } },
}

const junk = { ...lena, status: 'closed', owner: 'bot', isSpam: true, closedAt: at(14, 28) } as const

/** What was marked as spam: nothing can be sent, and one way out of it. */
export const Spam: Story = {
  args: {
    path: '/inbox/spam/lena',
    about: {
      conversation: junk,
      rows: [row('lena', 'Lena Dreyer', 'Cheap watches', { status: 'closed', owner: 'bot', isSpam: true, unread: 0 })],
      entries: [
        {
          type: 'lifecycle',
          teamSeq: 1,
          at: at(14, 29),
          actor: 'agent:mette',
          by: 'agent.spam',
          from: 'open.queue',
          to: 'closed.spam',
        },
      ],
    },
  },
  play: async ({ canvas }) => {
    await canvas.findByText('Marked as spam. Nothing is sent here, and what comes stays here unheard.')
    await expect(canvas.getByRole('button', { name: 'Not spam' })).toBeEnabled()
    await expect(canvas.getByRole('textbox', { name: /Reply to/ })).toBeDisabled()
    await expect(canvas.queryByRole('button', { name: 'Reopen' })).toBeNull()
  },
}

export const NoSpam: Story = { args: { path: '/inbox/spam', about: { rows: [] } }, play: shows('No spam') }

export const PutAway: Story = {
  args: { path: '/inbox/snoozed/lena', about: { conversation: { ...lena, status: 'snoozed', snoozedUntil: now + 3_600_000 } } },
}

export const AtAHandoff: Story = {
  args: {
    path: '/inbox/mine/lena',
    about: { conversation: { ...lena, owner: 'agent', assignee: { id: 'mette', name: 'Mette Holm' } } },
  },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Give back to the flow' }))
    const page = within(canvas.getByRole('log').ownerDocument.body)
    // A menu that is still on its way has nothing in it yet.
    await waitFor(() => expect(page.getByRole('menuitem', { name: /Continue the flow/ })).toBeVisible())
  },
}

export const NobodyKnown: Story = {
  args: {
    about: { isUnknown: true, rows: [row('lena', undefined, 'Hello?', { waitingSince: now - 60_000 })] },
  },
  play: shows('Nothing is known yet.'),
}

export const PartsAndMarkdown: Story = {
  args: {
    about: {
      entries: [],
      events: [
        line(1, 20, 'bot', 'Here is **what we do**:\n\n- Panels\n- Batteries\n\nRead https://kestrelsolar.example.'),
        line(2, 21, 'bot', 'This is how it looks:', {
          parts: [
            { type: 'file', mediaId: 'prices', name: 'Price list 2026.pdf', bytes: 240_000 },
            { type: 'card', title: 'Roof of a farm', text: '90 m², twelve panels', url: 'https://kestrelsolar.example/farm' },
            { type: 'card', title: 'Roof of a house', text: '30 m², six panels' },
          ],
        }),
        line(3, 22, 'visitor', 'my-roof.pdf', {
          fileId: 'f1',
          file: { name: 'my-roof.pdf', type: 'application/pdf', bytes: 3_100_000 },
        }),
        line(4, 23, 'visitor', '<img src=x onerror=alert(1)> javascript:alert(1)'),
      ],
    },
  },
  play: async ({ canvas, canvasElement }) => {
    await canvas.findByText('Roof of a farm')
    await expect(canvasElement.querySelectorAll('[role=log] img')).toHaveLength(0)
  },
}

export const Picture: Story = {
  args: {
    about: {
      entries: [],
      events: [
        line(1, 22, 'visitor', 'my-roof.jpg', {
          fileId: 'f1',
          file: { name: 'my-roof.jpg', type: 'image/jpeg', bytes: 3_100_000 },
        }),
      ],
    },
  },
  play: async ({ canvas }) => {
    const picture = await canvas.findByRole('img', { name: 'my-roof.jpg' })
    await expect(picture).toHaveAttribute('src', 'https://parley.example/api/conversations/lena/files/f1')
    // No story has the file: what cannot be shown can still be opened.
    await fireEvent.error(picture)
    const link = await canvas.findByRole('link', { name: /my-roof.jpg.*3.1 MB/ })
    await expect(link).toHaveAttribute('href', picture.getAttribute('src'))
  },
}

export const RightToLeft: Story = {
  args: {
    about: {
      entries: [],
      events: [line(1, 21, 'bot', 'مرحبا! كيف يمكننا مساعدتك؟'), line(2, 22, 'visitor', 'أريد عرض سعر لسطح منزلي، من فضلك.')],
      rows: [row('lena', 'ليلى العلي', 'أريد عرض سعر لسطح منزلي', { waitingSince: now - 60_000 })],
    },
  },
  play: shows('أريد عرض سعر لسطح منزلي، من فضلك.'),
}

const endless = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'

export const LongGerman: Story = {
  args: {
    language: 'de',
    about: {
      rows: [
        row('lena', `Freiherr Maximilian von ${endless}`, `${endless} ${endless}`, {
          waitingSince: now - 90_000_000,
          unread: 140,
        }),
      ],
      events: [
        line(1, 21, 'visitor', `${endless} ${endless}`),
        line(2, 22, 'bot', 'https://kestrelsolar.example/'.padEnd(240, 'a')),
      ],
    },
  },
  play: async ({ canvas }) => void (await canvas.findByText('Nicht zugewiesen', { selector: 'h2' })),
}

export const LongGermanOnAPhone: Story = { ...LongGerman, globals: { viewport: { value: 'phone' } } }

/** Every text of the page stands in the translators' file: what is not in brackets was said by somebody. */
export const TestLanguage: Story = {
  args: { language: 'xx' },
  // Keys say nothing of what they name: that a name holds what one sees is checked in languages.
  parameters: { a11y: { config: { rules: [{ id: 'label-content-name-mismatch', enabled: false }] } } },
  play: shows('[[inbox.thread.unread]]'),
}

const many: readonly EventView[] = Array.from({ length: 2_000 }, (_, n) =>
  line(n + 1, 0, n % 3 === 0 ? 'bot' : 'visitor', `Line ${n + 1} of a very long talk`, { at: at(8, 0) + n * 10_000 }),
)

export const TwoThousandLines: Story = {
  args: { about: { events: many, entries: [] } },
  play: async ({ canvas, canvasElement }) => {
    await canvas.findByText('Line 2000 of a very long talk')
    // Only what is in sight is drawn.
    await expect(canvasElement.querySelectorAll('[role=log] [data-author]').length).toBeLessThan(60)
  },
}

export const ManyRows: Story = {
  args: {
    path: '/inbox/all',
    about: {
      rows: Array.from({ length: 500 }, (_, n) => row(`r${n}`, `Visitor number ${n}`, 'Hello', { updatedAt: now - n * 1_000 })),
    },
  },
  play: async ({ canvas, canvasElement }) => {
    await canvas.findByText('Visitor number 0')
    await expect(canvasElement.querySelectorAll('[data-row]').length).toBeLessThan(40)
  },
}

export const NotSent: Story = {
  args: { about: { answers: { 'POST /api/conversations/lena/messages': 'offline' } } },
  play: async ({ canvas }) => {
    await userEvent.type(await canvas.findByRole('textbox', { name: 'Reply to Lena' }), 'The survey is free.')
    await userEvent.click(canvas.getByRole('button', { name: 'Send' }))
    await canvas.findByText(/Not sent\./)
  },
}

export const NotSentDark: Story = { args: { ...NotSent.args, scheme: 'dark' }, play: NotSent.play }

export const NobodyWaitsDark: Story = { args: { ...NobodyWaits.args, scheme: 'dark' }, play: NobodyWaits.play }

export const AllRowsDark: Story = {
  args: { path: '/inbox/all', scheme: 'dark', about: { rows } },
  play: shows('Marek Janda'),
}

const sentLines = talk.filter(event => event.type === 'message' && event.author !== 'visitor').slice(-4)
const sentStates = (['sent', 'waiting', 'uncertain', 'failed'] as const).slice(-sentLines.length)

/** On a channel that each message is sent to: what has become of each, and the way on where it did not arrive. */
export const Deliveries: Story = {
  args: {
    about: {
      conversation: { ...lena, peer: { id: '+491701234567' } },
      answers: {
        'GET /api/conversations/lena/events': {
          conversation: { ...lena, peer: { id: '+491701234567' } },
          events: talk,
          lastSeq: talk.at(-1)?.seq ?? 0,
          deliveries: sentLines.map(({ seq, at: said }, index) => ({
            seq,
            at: said,
            state: sentStates[index] ?? 'sent',
            ...(sentStates[index] === 'failed' ? { code: 'given-up', why: 'busy' } : {}),
          })),
        },
      },
    },
  },
  play: async ({ canvas }) => {
    await canvas.findByText('May not have arrived')
    await canvas.findByText('Not sent: tried six times, then given up. busy')
    await expect(canvas.getAllByRole('button', { name: 'Send again' })).toHaveLength(2)
  },
}
