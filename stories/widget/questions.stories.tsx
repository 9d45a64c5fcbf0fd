import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, userEvent, waitFor } from 'storybook/test'
import { fill, findIn, focusIn, PanelStage, panelIn } from './panel-stage.tsx'
import { bot, chat, me, mette, type Sample, status } from './sample.ts'

export default { title: 'Widget/Questions', component: PanelStage } satisfies Meta<typeof PanelStage>

type Story = StoryObj<typeof PanelStage>
type Asked = NonNullable<Parameters<typeof bot>[2]>

const asks = (text: string, asked: Asked, more: Sample = {}): Story => ({
  args: { about: { ...more, state: chat([bot(3, 'Hi there.'), me(2, 'I want a quote'), bot(1, text, asked)]) } },
})
const skip = [{ id: 'skip', label: 'Skip' }]
const labelled = (...labels: readonly string[]) => labels.map(label => ({ id: label.toLowerCase(), label }))
const steps = (most: number) => Array.from({ length: most }, (_, at) => ({ id: `${at + 1}`, label: `${at + 1}` }))

const pick = fn()
const send = fn()
const upload = fn(() => Promise.resolve('f1'))

export const Choices: Story = {
  ...asks(
    'What brings you to our prices?',
    { input: 'choice', choices: labelled('A quote', 'How it works', 'My order') },
    {
      actions: { pick },
    },
  ),
  play: async ({ canvasElement }) => {
    const panel = panelIn(canvasElement)
    await userEvent.click(findIn(panel, '.question .pill'))
    await expect(pick).toHaveBeenCalledWith([{ id: 'a quote', label: 'A quote' }], 'm3')
    await expect(focusIn(panel)).toBe(findIn(panel, 'textarea'))
  },
}

export const ManyChoices: Story = asks('Which of our roofs is most like yours?', {
  input: 'choice',
  choices: labelled(
    'Flat',
    'Gable, facing south',
    'Gable, facing east and west',
    'A hip roof with several small dormer windows on the street side',
    'Shed',
    'I am not sure at all, somebody should come and have a look',
  ),
})

export const SeveralChoices: Story = {
  ...asks(
    'What interests you? Pick **all that fit**.',
    {
      input: 'choices',
      choices: [...labelled('Solar panels', 'A battery', 'A wallbox'), { id: 'dont-know', label: "I don't know" }],
    },
    { actions: { pick } },
  ),
  play: async ({ canvasElement }) => {
    const panel = panelIn(canvasElement)
    await userEvent.click(findIn(panel, '.form [type=submit]'))
    await waitFor(() => expect(findIn(panel, '.form .wrong')).toHaveTextContent('Pick at least one'))
    for (const box of panel.querySelectorAll('[type=checkbox]')) await userEvent.click(box)
    await userEvent.click(findIn(panel, '[type=checkbox]'))
    await userEvent.click(findIn(panel, '.form [type=submit]'))
    await expect(pick).toHaveBeenLastCalledWith(labelled('A battery', 'A wallbox'), 'm3')
  },
}

const ended = (most: number): Sample => ({
  state: chat(
    [
      mette(20, 'Have a nice day.'),
      status(1, { status: 'closed', owner: 'agent' }),
      bot(1, 'How was this chat?', { input: 'rating', choices: [...steps(most), { id: 'dont-know', label: 'Not now' }] }),
    ],
    { status: 'closed', owner: 'agent' },
  ),
  actions: { pick },
})

export const Rating: Story = {
  args: { about: ended(5) },
  play: async ({ canvasElement }) => {
    const panel = panelIn(canvasElement)
    await userEvent.click(findIn(panel, '.form [type=submit]'))
    await waitFor(() => expect(findIn(panel, '.form .wrong')).toHaveTextContent('Pick a rating first'))
    await userEvent.click(findIn(panel, '.stars label:nth-child(4) input'))
    await userEvent.click(findIn(panel, '.form [type=submit]'))
    await expect(pick).toHaveBeenLastCalledWith([{ id: '4', label: '4' }], 'm3')
  },
}

export const RatingToTen: Story = { args: { about: ended(10) } }

const scale = (from: number, to: number, low: string, high: string) =>
  Array.from({ length: to - from + 1 }, (_, at) => {
    const means = at === 0 ? low : from + at === to ? high : undefined
    return { id: `${from + at}`, label: `${from + at}`, ...(means === undefined ? {} : { means }) }
  })

export const Recommendation: Story = {
  ...asks(
    'How likely are you to recommend us to a friend or colleague?',
    { input: 'rating', choices: [...scale(0, 10, 'Not at all likely', 'Very likely'), ...skip] },
    { actions: { pick } },
  ),
  play: async ({ canvasElement }) => {
    const panel = panelIn(canvasElement)
    const first = await waitFor(() => findIn(panel, '.scale label:first-child input'))
    await expect(first).toHaveAccessibleName('0, Not at all likely')
    await expect(findIn(panel, '.ends')).toHaveTextContent('0: Not at all likely10: Very likely')
    await userEvent.click(findIn(panel, '.scale label:nth-child(10) input'))
    await userEvent.click(findIn(panel, '.form [type=submit]'))
    await expect(pick).toHaveBeenLastCalledWith([{ id: '9', label: '9' }], 'm3')
  },
}

export const Effort: Story = asks('How easy was it to get help today?', {
  input: 'rating',
  choices: [...scale(1, 7, 'Very difficult, it took far more of my time than I had', 'Very easy'), ...skip],
})

export const Satisfaction: Story = asks('How satisfied are you with this conversation?', {
  input: 'rating',
  choices: [...scale(1, 5, 'Very unsatisfied', 'Very satisfied'), ...skip],
})

export const Email: Story = asks('Where may we send your quote? The address is used for nothing else.', {
  input: 'email',
  choices: skip,
})

export const EmailNotWhole: Story = {
  ...asks('Where may we send your quote?', { input: 'email', choices: skip }, { actions: { send } }),
  play: async ({ canvasElement }) => {
    const panel = panelIn(canvasElement)
    const field = findIn(panel, '#answer')
    await userEvent.type(field, 'lena@dreyer-hof{Enter}')
    await waitFor(() => expect(findIn(panel, '.form .wrong')).toHaveTextContent('The end is missing, such as .com'))
    await expect(focusIn(panel)).toBe(field)
    await expect(field).toHaveAttribute('aria-invalid', 'true')
    await expect(send).not.toHaveBeenCalled()
    await userEvent.type(field, '.de{Enter}')
    await expect(send).toHaveBeenCalledWith({ text: 'lena@dreyer-hof.de', replyTo: 'm3' })
    fill(field, 'lena@dreyer-hof')
    await userEvent.click(findIn(panel, '.form [type=submit]'))
  },
}

export const Phone: Story = asks('On which number may we call you?', { input: 'phone' })
export const WebAddress: Story = asks('Where can we see your company?', { input: 'url' })
export const NumberField: Story = asks('How many kWh do you use in a year?', { input: 'number' })
export const Day: Story = {
  ...asks('When may we come by?', { input: 'date' }, { actions: { send } }),
  play: async ({ canvasElement }) => {
    const panel = panelIn(canvasElement)
    fill(await waitFor(() => findIn(panel, '#answer')), '2026-03-31')
    await userEvent.click(findIn(panel, '.form [type=submit]'))
    await expect(send).toHaveBeenLastCalledWith({ text: 'March 31, 2026', fields: { value: '2026-03-31' }, replyTo: 'm3' })
  },
}
export const TimeOfDay: Story = asks('At what time?', { input: 'time' })
export const File: Story = asks('Could you send a picture of your roof?', { input: 'file', choices: skip })

/** An agent asks for one, and puts the conversation away until it has come. */
export const FileForAnAgent: Story = {
  args: {
    about: {
      state: chat(
        [
          me(9, 'My roof leaks'),
          status(8, { status: 'open', owner: 'agent' }),
          mette(7, 'Could you send a picture of it?', { input: 'file' }),
          status(6, { status: 'snoozed', owner: 'agent' }),
        ],
        {
          owner: 'agent',
          status: 'snoozed',
          pending: { messageId: 'm3', text: 'Could you send a picture of it?', input: 'file' },
        },
      ),
    },
  },
  play: async ({ canvasElement }) => {
    const panel = panelIn(canvasElement)
    await waitFor(() => findIn(panel, '.question [type=file]'))
  },
}

async function chooseFile(panel: HTMLElement): Promise<void> {
  const picker = findIn(panel, '[type=file]')
  await userEvent.upload(picker, new window.File(['roof'], 'my-roof.jpg', { type: 'image/jpeg' }))
  await userEvent.click(findIn(panel, '.form [type=submit]'))
}

export const FileOfAnotherKind: Story = {
  ...asks('Could you send a picture of your roof?', { input: 'file', choices: skip }, { actions: { upload } }),
  play: async ({ canvasElement }) => {
    const panel = panelIn(canvasElement)
    const picker = findIn(panel, '[type=file]')
    await userEvent.upload(picker, new window.File(['roof'], 'roof.exe'), { applyAccept: false })
    await waitFor(() => expect(findIn(panel, '.form .wrong')).toHaveTextContent('Pick a picture, a PDF'))
    await expect(upload).not.toHaveBeenCalled()
  },
}

export const FileOnItsWay: Story = {
  ...asks(
    'Could you send a picture of your roof?',
    { input: 'file', choices: skip },
    {
      actions: {
        upload: (_file, progress) => {
          progress(0.42)
          return new Promise(() => undefined)
        },
      },
    },
  ),
  play: async ({ canvasElement }) => {
    const panel = panelIn(canvasElement)
    await chooseFile(panel)
    await waitFor(() => findIn(panel, 'progress'))
    await expect(findIn(panel, 'progress')).toHaveAttribute('value', '0.42')
  },
}

export const FileRefused: Story = {
  ...asks(
    'Could you send a picture of your roof?',
    { input: 'file', choices: skip },
    {
      actions: { upload: () => Promise.reject(Object.assign(new Error('Too many bytes.'), { code: 'body_too_large' })) },
    },
  ),
  play: async ({ canvasElement }) => {
    const panel = panelIn(canvasElement)
    await chooseFile(panel)
    await waitFor(() => expect(findIn(panel, '.form .wrong')).toHaveTextContent('The file is too large: 10.5 MB at most.'))
  },
}
