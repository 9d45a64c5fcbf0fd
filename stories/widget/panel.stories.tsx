import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, waitFor } from 'storybook/test'
import { fill, findIn, focusIn, PanelStage, panelIn } from './panel-stage.tsx'
import { agent, ago, bot, chat, conversation, me, mette, outgoing, own, status } from './sample.ts'

export default { title: 'Widget/Panel', component: PanelStage } satisfies Meta<typeof PanelStage>

type Story = StoryObj<typeof PanelStage>

const withMette = chat(
  [
    agent(5, 'joined'),
    mette(4, 'Good afternoon Lena. I have your earlier request here, so you need not repeat it.'),
    me(4, 'Is the roof survey free?'),
  ],
  { owner: 'agent' },
)

export const Greeting: Story = { args: { about: {} } }

export const Typing: Story = {
  args: { about: { state: { ...chat([bot(2, 'Hi there.'), me(1, 'What does a roof cost?')]), typing: {} } } },
}

export const Agent: Story = {
  args: { about: { state: { ...withMette, seen: { upToSeq: 3, at: ago(3) }, typing: { name: 'Mette Holm' } } } },
}

export const LookingForSomebody: Story = {
  args: {
    about: {
      state: chat(
        [
          me(2, 'I would rather talk to a person'),
          bot(2, 'Of course. I am asking the sales team.'),
          status(2, { status: 'open', owner: 'queue' }),
        ],
        { owner: 'queue' },
      ),
    },
  },
}

export const NobodyThere: Story = {
  args: {
    about: {
      display: { hours: { open: false, changesAt: Date.UTC(2026, 2, 16, 8) } },
      state: chat(
        [
          bot(2, 'Nobody is here right now. Leave your message and we will answer'),
          status(2, { status: 'open', owner: 'queue' }),
          bot(1, 'Leave your email and we will answer there', { input: 'email' }),
        ],
        { owner: 'queue' },
      ),
    },
  },
}

export const Offline: Story = {
  args: {
    about: {
      state: {
        ...chat([agent(5, 'joined'), mette(4, 'Is the ladder at your house?'), me(1, 'Yes, it is in the barn')], {
          owner: 'agent',
        }),
        line: 'offline',
        outgoing: [outgoing('The meter faces north', { state: 'waiting' })],
      },
    },
  },
}

export const Reconnecting: Story = { args: { about: { state: { ...withMette, line: 'reconnecting' } } } }

export const Connecting: Story = {
  args: { about: { state: { line: 'connecting', loaded: false, conversation: conversation() } } },
}

export const NotSent: Story = {
  args: {
    about: {
      state: {
        ...withMette,
        outgoing: [
          outgoing('My roof is 40 m²', {
            state: 'refused',
            error: { code: 'too_long', message: 'The text is longer than 8,000 characters. Make it shorter.' },
          }),
        ],
      },
    },
  },
}

export const CannotBeUsed: Story = {
  args: {
    about: {
      state: { trouble: { code: 'origin_refused', message: 'This chat may not be used on this page.' } },
    },
  },
}

export const Closed: Story = {
  args: {
    about: {
      state: chat([mette(20, 'Have a nice day.'), me(19, 'You too'), status(1, { status: 'closed', owner: 'agent' })], {
        owner: 'agent',
        status: 'closed',
      }),
    },
  },
}

export const LiveChat: Story = {
  args: {
    about: {
      config: {
        flow: { id: 'talk', name: 'Talk to us', kind: 'live-chat', version: 1 },
        greeting: [{ text: 'Ask us anything.' }],
      },
    },
  },
}

export const Menu: Story = {
  args: { about: { state: withMette } },
  play: async ({ canvasElement }) => {
    const panel = panelIn(canvasElement)
    await userEvent.click(findIn(panel, '[aria-haspopup]'))
    const items = [...panel.querySelectorAll<HTMLElement>('[role=menuitem]')]
    await expect(items.map(item => item.textContent)).toEqual(['New conversation', 'Your conversations', 'Privacy'])
    await waitFor(() => expect(focusIn(panel)).toBe(items[0]))
  },
}

export const Emoji: Story = {
  args: { about: { state: withMette } },
  play: async ({ canvasElement }) => {
    const panel = panelIn(canvasElement)
    const field = findIn(panel, 'textarea')
    fill(field, 'Thanks ')
    await userEvent.click(findIn(panel, '[title=Emoji]'))
    await userEvent.click(findIn(panel, '.emojis button'))
    await waitFor(() => expect(field).toHaveValue('Thanks 😀'))
    await expect(focusIn(panel)).toBe(field)
    await userEvent.click(findIn(panel, '[title=Emoji]'))
  },
}

export const LongDraft: Story = {
  args: { about: { state: withMette } },
  play: async ({ canvasElement }) => {
    const panel = panelIn(canvasElement)
    fill(findIn(panel, 'textarea'), `${'The meter hangs behind the door. '.repeat(242)}And more.`)
    await waitFor(() => expect(findIn(panel, '.letters')).toHaveTextContent(/5.? characters left/))
  },
}

export const OwnConversations: Story = {
  args: {
    about: {
      state: withMette,
      list: {
        state: 'shown',
        conversations: [
          own('c1', { said: 'Is the roof survey free?', owner: 'agent' }),
          own('c2', { said: 'I would rather talk to a person', owner: 'queue', lastVisitorAt: ago(60) }),
          own('c3', {
            said: 'My order 1182 has not come yet and I have been waiting for a week now',
            status: 'closed',
            lastVisitorAt: ago(60 * 24 * 3),
          }),
          own('c4', { lastVisitorAt: ago(60 * 24 * 30), status: 'closed' }),
        ],
      },
    },
  },
}

export const NoConversations: Story = { args: { about: { list: { state: 'shown', conversations: [] } } } }
export const ConversationsLoading: Story = { args: { about: { list: { state: 'loading' } } } }
export const ConversationsFailed: Story = { args: { about: { list: { state: 'failed' } } } }
