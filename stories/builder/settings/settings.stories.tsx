import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, waitFor, within } from 'storybook/test'
import { now } from '../inbox/sample.ts'
import { SettingsStage } from './settings-stage.tsx'

export default {
  title: 'Builder/Settings',
  component: SettingsStage,
  parameters: {
    viewport: {
      options: {
        wide: { name: 'Wide', styles: { width: '1440px', height: '900px' } },
        phone: { name: 'Phone', styles: { width: '390px', height: '844px' } },
      },
    },
  },
  globals: { viewport: { value: 'wide' } },
} satisfies Meta<typeof SettingsStage>

type Story = StoryObj<typeof SettingsStage>

const phone = { viewport: { value: 'phone' } }

/** A story of a page, which is there once this text is. */
const page = (id: string, text: string, more: Story = {}): Story => ({
  play: async ({ canvas }) => void (await canvas.findAllByText(text)),
  ...more,
  args: { path: `/settings/${id}`, ...more.args },
})
const empty = (id: string, route: string, answer: object, text: string): Story =>
  page(id, text, { args: { answers: { [route]: answer } } })

export const Profile = page('profile', 'Firefox, Linux')
export const ProfileDark = page('profile', 'Firefox, Linux', { args: { scheme: 'dark' } })
export const ProfileGerman = page('profile', 'Ihr Profil', { args: { language: 'de' }, globals: phone })
export const People = page('people', 'anja@kestrelsolar.example')
export const PeopleDark = page('people', 'anja@kestrelsolar.example', { args: { scheme: 'dark' } })
export const PeoplePhone = page('people', 'anja@kestrelsolar.example', { globals: phone })
export const PeopleFailed: Story = {
  args: { path: '/settings/people', answers: { 'GET /api/users': 403 } },
  play: async ({ canvas }) => void (await canvas.findByRole('button', { name: 'Try again' })),
}
export const PeopleLoading: Story = {
  args: { path: '/settings/people', answers: { 'GET /api/users': 'never' } },
  play: async ({ canvas }) => void (await canvas.findAllByText('Loading')),
}
export const Invited: Story = {
  args: {
    path: '/settings/people',
    answers: {
      'POST /api/invites': {
        url: `https://parley.example/invite/${'k'.repeat(43)}`,
        expiresAt: now,
        invite: {
          id: 'i2',
          email: 'lena@kestrelsolar.example',
          role: 'agent',
          teams: [],
          invitedBy: 'mette',
          createdAt: now,
          expiresAt: now,
        },
      },
    },
  },
  play: async ({ canvas, canvasElement }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Invite somebody' }))
    const panel = within(await within(canvasElement.ownerDocument.body).findByRole('dialog'))
    await userEvent.click(await panel.findByRole('button', { name: 'Make a link' }))
    await panel.findByText('Write an address like ada@example.com.')
    await userEvent.type(panel.getByRole('textbox', { name: 'Email' }), 'lena@kestrelsolar.example')
    await userEvent.click(panel.getByRole('button', { name: 'Make a link' }))
    await expect(await panel.findByText(/parley\.example\/invite/)).toBeVisible()
  },
}
/** What could not be kept stays where it was written, with the reason. */
export const InviteRefused: Story = {
  args: { path: '/settings/people', answers: { 'POST /api/invites': 'offline' } },
  play: async ({ canvas, canvasElement }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Invite somebody' }))
    const panel = within(await within(canvasElement.ownerDocument.body).findByRole('dialog'))
    await userEvent.type(await panel.findByRole('textbox', { name: 'Email' }), 'lena@kestrelsolar.example')
    await userEvent.click(panel.getByRole('button', { name: 'Make a link' }))
    await panel.findByRole('alert')
    await expect(panel.getByRole('textbox', { name: 'Email' })).toHaveValue('lena@kestrelsolar.example')
  },
}
export const Teams = page('teams', 'Service')
export const TeamsEmpty = empty('teams', 'GET /api/teams', { teams: [] }, 'No teams yet')
export const Inboxes = page('inboxes', 'Everything')
export const InboxesDark = page('inboxes', 'Everything', { args: { scheme: 'dark' } })
export const Hours = page('hours', 'Europe/Berlin')
export const HoursEmpty = empty('hours', 'GET /api/availability', { revision: 0, agents: {}, hours: {} }, 'No opening hours yet')
export const HoursPanel: Story = {
  args: { path: '/settings/hours' },
  play: async ({ canvas, canvasElement }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Add hours' }))
    const panel = within(await within(canvasElement.ownerDocument.body).findByRole('dialog'))
    const until = await panel.findByRole('textbox', { name: 'Monday, until' })
    await userEvent.clear(until)
    await userEvent.type(until, '1830')
    await userEvent.tab()
    await expect(until).toHaveValue('18:30')
    await userEvent.clear(until)
    await userEvent.click(panel.getByRole('button', { name: 'Save' }))
    await panel.findByText('Write both times like 09:30.')
    await panel.findByText('Write a name.')
  },
}
export const Snippets = page('snippets', '/survey-free')
export const SnippetsPhone = page('snippets', '/survey-free', { globals: phone })
export const SnippetsEmpty = empty('snippets', 'GET /api/snippets', { snippets: [] }, 'No snippets yet')
export const Tokens = page('tokens', 'Nightly report')
export const TokensEmpty = empty('tokens', 'GET /api/tokens', { tokens: [] }, 'No tokens yet')
export const TokenPanel: Story = {
  args: {
    path: '/settings/tokens',
    answers: { 'POST /api/tokens': { token: `parley_${'k'.repeat(43)}`, about: { id: 't3' } } },
  },
  play: async ({ canvas, canvasElement }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Add a token' }))
    const panel = within(await within(canvasElement.ownerDocument.body).findByRole('dialog'))
    await userEvent.type(await panel.findByRole('textbox', { name: 'Name' }), 'Report')
    await userEvent.click(panel.getByRole('button', { name: 'Make the token' }))
    await panel.findByText('Allow at least one thing.')
    const contacts = within(panel.getByRole('group', { name: 'Contacts' }))
    await userEvent.click(contacts.getByRole('checkbox', { name: 'Read' }))
    await userEvent.click(panel.getByRole('button', { name: 'Make the token' }))
    await expect(await panel.findByText(/^parley_k+$/)).toBeVisible()
  },
}
export const Audit = page('audit', 'marketer → agent', {
  play: async ({ canvas }) => void (await canvas.findByText(/marketer → agent/)),
})
export const NothingThere: Story = {
  args: { path: '/settings/nowhere' },
  play: async ({ canvas }) => void (await canvas.findByText('There is nothing here')),
}
/** The server knows one no more: the password is asked over the page, and what was written stays. */
export const SessionEnded: Story = {
  args: { path: '/settings/profile', answers: { 'GET /api/session/devices': 401 } },
  play: async ({ canvasElement }) => {
    const dialog = within(canvasElement.ownerDocument.body)
    const asked = await dialog.findByRole('dialog', { name: 'Sign in again' })
    await waitFor(() => expect(asked).toBeVisible())
  },
}
