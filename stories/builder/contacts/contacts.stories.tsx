import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, within } from 'storybook/test'
import { Route } from 'wouter'
import { ContactsPage } from '../../../builder/contacts/contacts-page.tsx'
import { type Answers, AppStage, type Look } from '../app-stage.tsx'
import { consentsOf } from '../consents.ts'
import { answersFor } from '../inbox/answers.ts'
import { now } from '../inbox/sample.ts'
import { contacts, lena, timeline } from './people.ts'

const usual: Answers = {
  'GET /api/contacts': { contacts, total: 5 },
  'GET /api/contacts/lena': lena,
  'GET /api/contacts/lena/timeline': timeline,
  'GET /api/contacts/lena/consents': consentsOf(now - 600_000),
  'GET /api/lists': { lists: [{ id: 'newsletter', name: 'newsletter', contacts: 2 }] },
}
const everything = ['contacts:read', 'contacts:write', 'privacy:read', 'privacy:write', 'team:read', 'conversations:read']

interface StageProps extends Look {
  readonly answers?: Answers
  readonly permissions?: readonly string[]
}

function ContactsStage({ answers = {}, permissions = everything, path = '/contacts', ...look }: StageProps) {
  return (
    <AppStage answers={{ ...answersFor({ permissions }), ...usual, ...answers }} now={now} path={path} {...look}>
      <Route path="/contacts/:id?">
        <ContactsPage />
      </Route>
    </AppStage>
  )
}

export default {
  title: 'Builder/Contacts',
  component: ContactsStage,
  parameters: {
    viewport: {
      options: {
        wide: { name: 'Wide', styles: { width: '1440px', height: '900px' } },
        phone: { name: 'Phone', styles: { width: '390px', height: '844px' } },
      },
    },
  },
  globals: { viewport: { value: 'wide' } },
} satisfies Meta<typeof ContactsStage>

type Story = StoryObj<typeof ContactsStage>
const profile = { path: '/contacts/lena' }

export const List: Story = { play: async ({ canvas }) => void (await canvas.findByText('Lena Dreyer')) }
export const ListDark: Story = { args: { scheme: 'dark' }, play: List.play }
export const ListPhone: Story = { globals: { viewport: { value: 'phone' } }, play: List.play }
export const Empty: Story = {
  args: { answers: { 'GET /api/contacts': { contacts: [], total: 0 }, 'GET /api/lists': { lists: [] } } },
  play: async ({ canvas }) => void (await canvas.findByText('No contacts yet')),
}
export const NothingFound: Story = {
  args: { answers: { 'GET /api/contacts': { contacts: [], total: 0 } } },
  play: async ({ canvas }) => {
    await userEvent.type(await canvas.findByRole('searchbox'), 'zzz')
    await canvas.findByText('Nobody matches')
  },
}
export const ListFailed: Story = {
  args: { answers: { 'GET /api/contacts': 503 } },
  play: async ({ canvas }) => void (await canvas.findByRole('button', { name: 'Try again' })),
}
export const Adding: Story = {
  play: async ({ canvas, canvasElement }) => {
    await userEvent.click((await canvas.findAllByRole('button', { name: 'New contact' }))[0] ?? canvasElement)
    const dialog = within(await within(canvasElement.ownerDocument.body).findByRole('dialog'))
    await userEvent.type(await dialog.findByLabelText('Email'), 'nobody')
    await userEvent.click(dialog.getByRole('button', { name: 'Add contact' }))
    await expect(await dialog.findByText('Write an address like ada@example.com.')).toBeVisible()
  },
}
export const Profile: Story = { args: profile, play: async ({ canvas }) => void (await canvas.findByText('Customer number')) }
export const ProfileDark: Story = { args: { ...profile, scheme: 'dark' }, play: Profile.play }
export const ProfilePhone: Story = { args: profile, globals: { viewport: { value: 'phone' } }, play: Profile.play }
export const ProfileGerman: Story = {
  args: { ...profile, language: 'de' },
  play: async ({ canvas }) => void (await canvas.findByText('Was wir wissen')),
}
export const ProfileToRead: Story = {
  args: { ...profile, permissions: ['contacts:read', 'team:read'] },
  play: async ({ canvas }) => {
    await canvas.findByText('Customer number')
    await expect(canvas.queryByRole('button', { name: 'Actions' })).toBeNull()
  },
}
export const Editing: Story = {
  args: profile,
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Change company' }))
    await expect(await canvas.findByRole('textbox', { name: 'Company' })).toHaveValue('Dreyer Hof')
  },
}
export const Erasing: Story = {
  args: profile,
  play: async ({ canvas, canvasElement }) => {
    const body = within(canvasElement.ownerDocument.body)
    await userEvent.click(await canvas.findByRole('button', { name: 'Actions' }))
    await userEvent.click(await body.findByRole('menuitem', { name: 'Erase contact' }))
    const dialog = within(await body.findByRole('dialog'))
    await expect(dialog.queryByRole('button', { name: 'Erase for good' })).toBeNull()
    await userEvent.type(await dialog.findByRole('textbox'), 'lena@dreyer-hof.de')
    await expect(await dialog.findByRole('button', { name: 'Erase for good' })).toBeVisible()
  },
}
export const Gone: Story = {
  args: { path: '/contacts/nobody' },
  play: async ({ canvas }) => void (await canvas.findByRole('heading', { level: 2 })),
}
