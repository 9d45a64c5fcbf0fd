import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, userEvent } from 'storybook/test'
import german from '../../plugins/website/widget/texts/de.json'
import { findIn, PanelStage, panelIn } from './panel-stage.tsx'
import { ago, bot, chat, me, now } from './sample.ts'

export default { title: 'Widget/Consent', component: PanelStage } satisfies Meta<typeof PanelStage>

type Story = StoryObj<typeof PanelStage>

const question = 'To answer you we keep what you write here, and your name and address if you give them. Do you agree to that?'
const choices = [
  { id: 'yes', label: 'I agree' },
  { id: 'no', label: 'No, thank you' },
]
const asks = { input: 'choice', choices, consent: 'required' } as const
const send = fn()
const decideCookies = fn()
const withdraw = fn()

/** Before anything is said: nothing can be written, and nobody can be reached. */
export const BeforeTheChat: Story = {
  args: { about: { config: { greeting: [{ text: question, ...asks }] } } },
  play: async ({ canvasElement }) => {
    const panel = panelIn(canvasElement)
    await expect(findIn(panel, 'textarea')).toBeDisabled()
    await expect(findIn(panel, 'textarea')).toHaveAccessibleName('Agree above to write')
  },
}

export const BeforeTheChatDark: Story = {
  args: { about: { config: { greeting: [{ text: question, ...asks }] }, display: { theme: 'dark' } } },
}

export const Refused: Story = {
  args: {
    about: {
      state: chat([
        bot(2, question, asks),
        me(1, 'No, thank you'),
        bot(0, 'All right: then nothing is kept, and we cannot go on here. Should you change your mind, you can still agree.', {
          ...asks,
          choices: choices.slice(0, 1),
        }),
      ]),
    },
  },
}

/** A box that nobody has ticked, and a way on whether or not anybody does. */
export const Box: Story = {
  args: {
    about: {
      actions: { send },
      state: chat([
        bot(0, 'May we send you news by email? You can end that at any time.', {
          input: 'choice',
          consent: 'box',
          choices: [{ id: 'yes', label: 'Yes, send me news once a month' }, choices[1] ?? { id: 'no', label: 'No' }],
        }),
      ]),
    },
  },
  play: async ({ canvasElement }) => {
    const panel = panelIn(canvasElement)
    await expect(findIn(panel, '.question input')).not.toBeChecked()
    await userEvent.click(findIn(panel, '.question .filled'))
    await expect(send).toHaveBeenCalledWith({ text: 'No, thank you', fields: { agree: false }, replyTo: 'm1' })
  },
}

const text =
  'May we remember you in this browser? Then the chat goes on when you change pages or come back. Otherwise it works for this page only.'

/** Nothing begins before the visitor has said whether anything may be kept. */
export const Cookies: Story = {
  args: { about: { cookies: { text, isFirst: true }, actions: { decideCookies } } },
  play: async ({ canvasElement }) => {
    const panel = panelIn(canvasElement)
    await expect(panel.querySelector('textarea')).toBeNull()
    await userEvent.click(findIn(panel, '.cookies .pill'))
    await expect(decideCookies).toHaveBeenCalledWith('refused')
  },
}

export const CookiesOnLeaving: Story = {
  args: {
    about: { cookies: { text, isFirst: false }, state: chat([bot(1, 'Hi there.'), me(0, 'Hello')]), display: { theme: 'dark' } },
  },
}

const purposes = [
  { purpose: 'process', state: 'granted', at: ago(3), text: question, language: 'en' },
  { purpose: 'subscription:newsletter', state: 'withdrawn', at: ago(2), text: 'May we send you news by email?', language: 'en' },
  { purpose: 'cookies', state: 'refused', at: now - 3 * 86_400_000, text, language: 'en' },
] as const

export const Privacy: Story = {
  args: { about: { privacy: { state: 'shown', purposes: [...purposes] }, actions: { withdraw } } },
  play: async ({ canvasElement }) => {
    await userEvent.click(findIn(panelIn(canvasElement), '.decided button'))
    await expect(withdraw).toHaveBeenCalledWith('process')
  },
}

export const PrivacyInGermanAtNight: Story = {
  args: {
    width: 320,
    about: { texts: german, language: 'de', privacy: { state: 'shown', purposes: [...purposes] }, display: { theme: 'dark' } },
  },
}

export const NothingAgreed: Story = { args: { about: { privacy: { state: 'shown', purposes: [] } } } }

export const PrivacyFailed: Story = { args: { about: { privacy: { state: 'failed' } } } }
