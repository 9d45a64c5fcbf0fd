import type { Meta, StoryObj } from '@storybook/react-vite'
import { userEvent } from 'storybook/test'
import { LinkPage } from '../../../builder/sign-in/link-page.tsx'
import { SetupPage } from '../../../builder/sign-in/setup-page.tsx'
import { SignInPage } from '../../../builder/sign-in/sign-in-page.tsx'
import { type Answers, AppStage, type Look } from '../app-stage.tsx'
import { now } from '../inbox/sample.ts'

const token = 'a'.repeat(24)
const usual: Answers = {
  'GET /api/setup': { needed: false },
  [`GET /api/links/${token}`]: { kind: 'invite', email: 'lena@kestrelsolar.example', expiresAt: now },
}

interface StageProps extends Look {
  readonly page?: 'sign-in' | 'setup' | 'invite' | 'reset'
  readonly answers?: Answers
}

function OutsideStage({ page = 'sign-in', answers = {}, ...look }: StageProps) {
  return (
    <AppStage answers={{ ...usual, ...answers }} now={now} isOutside {...look}>
      {page === 'sign-in' && <SignInPage />}
      {page === 'setup' && <SetupPage />}
      {(page === 'invite' || page === 'reset') && <LinkPage token={token} kind={page} />}
    </AppStage>
  )
}

export default {
  title: 'Builder/Sign in',
  component: OutsideStage,
  parameters: {
    viewport: {
      options: {
        wide: { name: 'Wide', styles: { width: '1440px', height: '900px' } },
        phone: { name: 'Phone', styles: { width: '390px', height: '844px' } },
      },
    },
  },
  globals: { viewport: { value: 'wide' } },
} satisfies Meta<typeof OutsideStage>

type Story = StoryObj<typeof OutsideStage>

export const SignIn: Story = { play: async ({ canvas }) => void (await canvas.findByRole('heading', { name: 'Sign in' })) }
export const SignInDark: Story = { args: { scheme: 'dark' }, play: SignIn.play }
export const SignInGermanPhone: Story = {
  args: { language: 'de' },
  globals: { viewport: { value: 'phone' } },
  play: async ({ canvas }) => void (await canvas.findByRole('heading', { name: 'Anmelden' })),
}
export const NothingWritten: Story = {
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Sign in' }))
    await canvas.findByText('Write an address like ada@example.com.')
    await canvas.findByText('Write your password.')
  },
}
export const Refused: Story = {
  args: { answers: { 'POST /api/session': 401 } },
  play: async ({ canvas }) => {
    await userEvent.type(await canvas.findByRole('textbox', { name: 'Email' }), 'mette@kestrelsolar.example')
    await userEvent.type(canvas.getByLabelText('Password'), 'not this one')
    await userEvent.click(canvas.getByRole('button', { name: 'Sign in' }))
    await canvas.findByRole('alert')
  },
}
export const NoTeamYet: Story = {
  args: { answers: { 'GET /api/setup': { needed: true } } },
  play: async ({ canvas }) => void (await canvas.findByText('Welcome to Parley')),
}
export const Setup: Story = {
  args: { page: 'setup', path: '/setup?token=abc', answers: { 'GET /api/setup': { needed: true } } },
  play: async ({ canvas }) => void (await canvas.findByRole('button', { name: 'Create the account' })),
}
export const SetupDone: Story = {
  args: { page: 'setup', path: '/setup?token=abc' },
  play: async ({ canvas }) => void (await canvas.findByText('The team is set up')),
}
export const Invite: Story = {
  args: { page: 'invite' },
  play: async ({ canvas }) => void (await canvas.findByRole('button', { name: 'Join the team' })),
}
export const Reset: Story = {
  args: {
    page: 'reset',
    scheme: 'dark',
    answers: { [`GET /api/links/${token}`]: { kind: 'reset', email: 'lena@kestrelsolar.example', expiresAt: now } },
  },
  play: async ({ canvas }) => void (await canvas.findByRole('button', { name: 'Save and sign in' })),
}
export const LinkGone: Story = {
  args: { page: 'invite', answers: { [`GET /api/links/${token}`]: 404 } },
  play: async ({ canvas }) => void (await canvas.findByText('This link does not work any more')),
}
