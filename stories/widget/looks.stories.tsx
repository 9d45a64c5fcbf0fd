import type { Meta, StoryObj } from '@storybook/react-vite'
import { userEvent } from 'storybook/test'
import ar from '../../plugins/website/widget/texts/ar.json'
import de from '../../plugins/website/widget/texts/de.json'
import { findIn, PanelStage, panelIn } from './panel-stage.tsx'
import { agent, bot, chat, me, mette, now, outgoing, type Sample, status } from './sample.ts'

export default { title: 'Widget/Looks', component: PanelStage } satisfies Meta<typeof PanelStage>

type Story = StoryObj<typeof PanelStage>

const talk: Sample['state'] = {
  ...chat(
    [
      bot(9, 'Hi there. Read [our guide](https://kestrelsolar.example).'),
      me(8, 'I would rather talk to a person'),
      status(8, { status: 'open', owner: 'queue' }),
      agent(6, 'joined'),
      status(6, { status: 'open', owner: 'agent' }),
      mette(6, 'Good afternoon. What can I do?'),
      me(5, 'Is the roof survey free?'),
    ],
    { owner: 'agent' },
  ),
  outgoing: [outgoing('And how long does it take?', { state: 'refused', error: { code: 'x', message: 'Try again later.' } })],
}
const asked: Sample['state'] = chat([
  bot(3, 'Hi there.'),
  me(2, 'A quote'),
  bot(1, 'Where may we send it?', { input: 'email', choices: [{ id: 'skip', label: 'Skip' }] }),
])

export const Dark: Story = { args: { about: { display: { theme: 'dark' } } } }
export const DarkAgent: Story = { args: { about: { display: { theme: 'dark' }, state: talk } } }
export const DarkQuestion: Story = {
  args: { about: { display: { theme: 'dark' }, state: asked } },
  play: async ({ canvasElement }) => {
    await userEvent.type(findIn(panelIn(canvasElement), '#answer'), 'lena{Enter}')
  },
}
export const DarkWaiting: Story = {
  args: {
    about: {
      display: { theme: 'dark' },
      state: { ...chat([bot(2, 'I am asking the sales team.')], { owner: 'queue' }), line: 'offline' },
    },
  },
}

export const Yellow: Story = { args: { about: { display: { colour: '#ffe600' }, state: talk } } }
export const Black: Story = { args: { about: { display: { colour: '#000000', theme: 'dark' }, state: asked } } }
export const White: Story = { args: { about: { display: { colour: '#ffffff' } } } }

const arabic: Sample = {
  language: 'ar',
  texts: ar,
  config: {
    language: 'ar',
    greeting: [
      { text: 'مرحبا. يمكنني المساعدة في الأسعار والطلبات.' },
      { text: 'ما الذي تبحث عنه؟', choices: ['عرض سعر', 'كيف يعمل', 'طلبي'].map(label => ({ id: label, label })) },
    ],
  },
}
export const RightToLeft: Story = { args: { about: arabic } }
export const RightToLeftTalk: Story = {
  args: {
    about: {
      ...arabic,
      state: {
        ...chat(
          [
            agent(5, 'joined'),
            mette(4, 'أهلا. رقم طلبك Kestrel 1182، أليس كذلك؟'),
            me(3, 'نعم، انظر https://kestrelsolar.example'),
            bot(1, 'أين نرسل العرض؟', { input: 'email' }),
          ],
          { language: 'ar' },
        ),
        line: 'offline',
        outgoing: [outgoing('شكرا', { state: 'refused', error: { code: 'x', message: 'حاول لاحقا.' } })],
      },
    },
  },
}

const german: Sample = { language: 'de', texts: de, config: { language: 'de' } }
export const German: Story = {
  args: {
    about: { ...german, state: { ...talk, line: 'offline', outgoing: [outgoing('Wie lange dauert es?', { state: 'waiting' })] } },
  },
}
export const Narrow: Story = { args: { about: { ...german, mode: 'full', state: asked }, width: 320, height: 568 } }

export const Inline: Story = { args: { about: { mode: 'inline' }, height: 480 } }

export const FullScreen: Story = {
  args: { about: { mode: 'full', state: asked }, width: 390, height: 760 },
}

export const TextTwiceAsLarge: Story = {
  args: { about: { state: asked } },
  play: ({ canvasElement }) => {
    panelIn(canvasElement).style.fontSize = '32px'
  },
}

const three = [{ name: 'Mette Holm' }, { name: 'Jonas Lind' }, { name: 'Ida Krogh' }]
const named = (count: number): Sample['display'] => {
  const people = three.slice(0, count)
  return { people, heading: new Intl.ListFormat('en').format(people.map(({ name }) => name)) }
}

/** People instead of the brand: one, two, three, and who then has the conversation. */
export const OnePerson: Story = { args: { about: { display: named(1) } } }
export const TwoPeople: Story = { args: { about: { display: named(2) } } }
export const ThreePeople: Story = { args: { about: { display: named(3) } } }
export const ThreePeopleDark: Story = { args: { about: { display: { ...named(3), theme: 'dark' } } } }
export const ThreePeopleThenOne: Story = { args: { about: { display: named(3), state: talk } } }

const asBrand = { name: 'Kestrel Solar' }

/** Agents speak as the brand: who it was is read by the team alone. */
export const Alias: Story = {
  args: {
    about: {
      state: chat(
        [
          me(8, 'I would rather talk to a person'),
          { type: 'agent', seq: 0, at: now, change: 'joined', agent: { id: 'mette', ...asBrand } },
          status(6, { status: 'open', owner: 'agent' }),
          mette(6, 'Good afternoon. What can I do?', asBrand),
        ],
        { owner: 'agent' },
      ),
    },
  },
}
