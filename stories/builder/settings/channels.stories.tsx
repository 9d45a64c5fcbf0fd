import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, screen, userEvent, within } from 'storybook/test'
import { now } from '../inbox/sample.ts'
import { hook, longNamed, site, states, withChannels } from './channels.ts'
import { SettingsStage } from './settings-stage.tsx'
import { mette } from './team.ts'

const all = [site, hook, ...Object.values(states)]

export default {
  title: 'Builder/Settings/Channels',
  component: SettingsStage,
  args: { path: '/settings/channels', answers: withChannels(all) },
  parameters: {
    viewport: {
      options: {
        wide: { name: 'Wide', styles: { width: '1280px', height: '1400px' } },
        phone: { name: 'Phone', styles: { width: '390px', height: '1900px' } },
      },
    },
  },
  globals: { viewport: { value: 'wide' } },
} satisfies Meta<typeof SettingsStage>

type Story = StoryObj<typeof SettingsStage>

const shows =
  (text: string | RegExp): NonNullable<Story['play']> =>
  async ({ canvas }) =>
    void (await canvas.findAllByText(text))
const one = (channel: (typeof all)[number], more: object = {}) => ({
  path: `/settings/channels/${channel.id}`,
  answers: { ...withChannels([site, channel]), ...more },
})

const refusedAt = (path: string, message: string): Response =>
  Response.json(
    { error: { code: 'channel_invalid', message: 'It does not fit.', details: [{ path, code: 'own', message }] } },
    { status: 422 },
  )

export const EveryState: Story = { play: shows('Kestrel Solar') }
export const EveryStateDark: Story = { args: { scheme: 'dark' }, play: shows('Kestrel Solar') }
export const EveryStateInGerman: Story = { args: { language: 'de' }, play: shows('Kestrel Solar') }
export const OnAPhone: Story = { globals: { viewport: { value: 'phone' } }, play: shows('Kestrel Solar') }
export const Empty: Story = { args: { answers: withChannels([]) }, play: shows('No channels yet') }
export const Failed: Story = {
  args: { answers: { ...withChannels([]), 'GET /api/channels': 500 } },
  play: async ({ canvas }) => void (await canvas.findByRole('button', { name: 'Try again' })),
}
export const LongNames: Story = { args: { answers: withChannels([longNamed, states.trouble]) }, play: shows(/Fahrgast/) }

export const ChooseAKind: Story = { args: { path: '/settings/channels?connect' }, play: shows('Form') }
export const ConnectAWebsite: Story = { args: { path: '/settings/channels?connect=website' }, play: shows('How it goes') }
export const ConnectAWebsiteInGermanDark: Story = {
  args: { path: '/settings/channels?connect=website', language: 'de', scheme: 'dark' },
  play: shows('So geht es'),
}
export const ConnectAHookOnAPhone: Story = {
  args: { path: '/settings/channels?connect=hook' },
  globals: { viewport: { value: 'phone' } },
  play: shows('How it goes'),
}

/** What is wrong stands at its field, as soon as it is written or as the server says it. */
export const WrongAtAField: Story = {
  args: { path: '/settings/channels?connect=website' },
  play: async ({ canvas }) => {
    await userEvent.type(await canvas.findByRole('combobox', { name: 'Sites' }), 'nowhere{Enter}')
    await canvas.findByText(/“nowhere” is no site/)
    await userEvent.clear(canvas.getByRole('textbox', { name: 'Id' }))
    await canvas.findByText(/Letters, digits/)
  },
}

/** What only the server knows to be wrong stands at its field too, in the reader's language. */
export const WrongByTheServerInGerman: Story = {
  args: {
    path: '/settings/channels?connect=email',
    language: 'de',
    answers: {
      ...withChannels(all),
      'PUT /api/channels/email': refusedAt('address', 'eine Adresse wie support@example.com schreiben'),
    },
  },
  play: async ({ canvas }) => {
    await userEvent.type(await canvas.findByRole('textbox', { name: 'Adresse' }), 'support')
    await userEvent.click(canvas.getByRole('button', { name: 'Verbinden' }))
    await canvas.findByText('Eine Adresse wie support@example.com schreiben.')
  },
}

/** What a kind has by itself is there to be changed. */
export const ConnectAForm: Story = { args: { path: '/settings/channels?connect=form' }, play: shows('message') }

export const Website: Story = {
  args: one(site),
  play: async ({ canvas }) => {
    await userEvent.clear(await canvas.findByRole('textbox', { name: 'Name' }))
    await userEvent.type(canvas.getByRole('textbox', { name: 'Name' }), 'Shop')
    await canvas.findByRole('img', { name: /“Shop”/ })
    await canvas.findByRole('button', { name: 'Discard changes' })
  },
}
export const WebsiteDark: Story = { args: { ...one(site), scheme: 'dark' }, play: shows('Pricing page: qualify leads') }
export const WebsiteInGerman: Story = { args: { ...one(site), language: 'de' }, play: shows('Einstellungen') }
export const WebsiteOnAPhone: Story = {
  args: one(site),
  globals: { viewport: { value: 'phone' } },
  play: shows('Pricing page: qualify leads'),
}
export const LongNamed: Story = { args: one(longNamed), play: shows('How to connect it') }

export const Hook: Story = { args: one(hook), play: shows('Where is my order?') }
export const Tested: Story = {
  args: one(hook, { 'POST /api/channels/crm/test': {} }),
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Test connection' }))
    await canvas.findByText('The connection works.')
  },
}
/** There is nothing on another side to try, and nobody says there was. */
export const TestedNothing: Story = {
  args: one(hook, { 'POST /api/channels/crm/test': { openOnly: true } }),
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Test connection' }))
    await canvas.findByText(/nothing on another side that could be tried/)
  },
}
export const TestFailed: Story = {
  args: one(hook, {
    'POST /api/channels/crm/test': {
      trouble: { code: 'refused', why: 'it answered 401', remedy: 'Set the same secret on both sides.', at: now },
    },
  }),
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Test connection' }))
    await canvas.findByText('Set the same secret on both sides.', { exact: false })
  },
}
export const Waiting: Story = { args: one(states.waiting), play: shows(/3 messages are on their way/) }
export const SecretMissing: Story = { args: one(states.unset), play: shows(/A secret is missing/) }
export const Paused: Story = { args: one(states.paused), play: shows(/Nothing is taken up/) }
export const Trouble: Story = { args: one(states.trouble), play: shows(/Make a new token/) }
export const TroubleInGermanDark: Story = {
  args: { ...one(states.trouble), language: 'de', scheme: 'dark' },
  play: shows('Störung'),
}
export const DoesNotOpen: Story = { args: one(states.failed), play: shows(/tried again by itself/) }
export const BrokenPlugin: Story = { args: one(states.broken), play: shows(/What is set up here is kept/) }

export const SetSecret: Story = {
  args: one(states.unset),
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Set the secret “Secret”' }))
    await screen.findByRole('dialog', { name: 'Secret “Secret”' })
  },
}

export const Remove: Story = {
  args: one(hook),
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Remove channel' }))
    await within(await screen.findByRole('dialog')).findByText(/“Where is my order\?” loses its channel/)
  },
}

/** Who may only look changes nothing. */
export const ReadOnly: Story = {
  args: {
    ...one(hook),
    answers: {
      ...withChannels([hook]),
      'GET /api/session': {
        user: mette,
        permissions: ['channels:read', 'flows:read', 'flows:write'],
        expiresAt: now + 86_400_000,
      },
    },
  },
  play: async ({ canvas }) => {
    await canvas.findByText('Where is my order?')
    await expect(canvas.queryByRole('button', { name: /Save|Pause|Test|Remove|secret/ })).toBeNull()
  },
}
