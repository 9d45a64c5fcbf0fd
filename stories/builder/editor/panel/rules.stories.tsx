import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, waitFor, within } from 'storybook/test'
import type { FlowNode } from '../../../../runtime/flow/model.ts'
import { PanelStage } from './panel-stage.tsx'
import { asksTopic } from './samples.ts'

export default {
  title: 'Builder/Editor/Panel/Rules',
  component: PanelStage,
  parameters: {
    viewport: {
      options: {
        wide: { name: 'Wide', styles: { width: '1440px', height: '900px' } },
        phone: { name: 'Phone', styles: { width: '390px', height: '844px' } },
      },
    },
  },
  globals: { viewport: { value: 'wide' } },
} satisfies Meta<typeof PanelStage>

type Story = StoryObj<typeof PanelStage>

const asksSize = {
  id: 'size',
  action: 'ask',
  name: 'How large',
  config: { question: { en: 'How many panels?' }, kind: 'number', saveAs: 'size' },
} satisfies Partial<FlowNode>

const rules = [
  {
    id: 'large',
    when: {
      all: [
        { type: 'number', of: 'vars.size', is: 'at-least', value: 50 },
        { type: 'text', of: 'vars.topic', is: 'any-of', value: ['quote', 'how'] },
        {
          any: [
            { type: 'boolean', of: 'open.office', is: 'true' },
            { type: 'number', of: 'available.sales', is: 'more', value: 0 },
          ],
        },
      ],
    },
  },
  { id: 'known', label: 'We know them', when: { type: 'text', of: 'contact.email', is: 'known' } },
  { id: 'soon', when: { all: [{ type: 'date', of: 'vars.moving', is: 'between', value: ['2026-12-01', null] }] } },
  { id: 'odd', when: { not: { of: 'reply', is: 'spoken' } } },
  { id: 'half', when: { type: 'number', of: 'random', is: 'less', value: 0.5 } },
]

const branch = (given: unknown): Partial<FlowNode> => ({ id: 'branch', action: 'branch', config: { rules: given } })
const nodes = [branch(rules), asksTopic, asksSize]

const unfold =
  (name: RegExp): NonNullable<Story['play']> =>
  async ({ canvasElement }) => {
    await userEvent.click(await within(canvasElement).findByRole('button', { name }))
    await expect(await within(canvasElement).findByRole('button', { name, expanded: true })).toBeVisible()
  }

/** Folded, each rule says on one line what it means. */
export const Folded: Story = { args: { nodes } }

export const FoldedDark: Story = { args: { nodes, scheme: 'dark' } }

/** Conditions, and a group within the group. */
export const Unfolded: Story = { args: { nodes }, play: unfold(/^Rule 1/) }

export const UnfoldedDark: Story = { args: { nodes, scheme: 'dark' }, play: unfold(/^Rule 1/) }

export const UnfoldedInGerman: Story = { args: { nodes, language: 'de' }, play: unfold(/^Regel 1/) }

/** A range of which one end is missing, and a name for the way out. */
export const Unfinished: Story = { args: { nodes }, play: unfold(/^Rule 3/) }

/** What the editor does not know is shown as it is written. */
export const WrittenByHand: Story = { args: { nodes }, play: unfold(/^Rule 4/) }

/** Everybody leaves by the same way. */
export const Empty: Story = { args: { nodes: [branch([])] } }

/** A new rule is open at once, and looks at what the visitor said. */
export const Added: Story = {
  args: { nodes: [branch([])] },
  play: async ({ canvasElement }) => {
    const page = within(canvasElement)
    await userEvent.click(await page.findByRole('button', { name: 'Add a rule' }))
    await expect(await page.findByLabelText('What is looked at')).toHaveValue('Reply')
    await userEvent.type(page.getByLabelText('Value'), 'price')
    await page.findByRole('button', { name: 'Rule 1: Reply contains “price”' })
  },
}

/** What a variable holds decides which operators come first; answers of a question are chosen by their words. */
export const AnotherSubject: Story = {
  args: { nodes: [branch([{ id: 'r', when: { type: 'text', of: 'reply', is: 'contains', value: 'x' } }]), asksTopic, asksSize] },
  play: async ({ canvasElement }) => {
    const page = within(canvasElement)
    const shown = within(document.body)
    await userEvent.click(await page.findByRole('button', { name: /^Rule 1/ }))
    await userEvent.click(await page.findByLabelText('What is looked at'))
    await userEvent.keyboard('topi{Enter}')
    await page.findByRole('button', { name: /^Rule 1: Topic contains/ })
    await userEvent.click(await page.findByLabelText('How it is compared'))
    // What fits the answers comes first; below it stand the operators of other types.
    const [is] = await shown.findAllByRole('option', { name: 'is' })
    if (!is) throw new Error('nothing compares')
    await userEvent.click(is)
    await userEvent.click(await page.findByLabelText('Value'))
    await userEvent.keyboard('{Control>}a{/Control}my{Enter}')
    await page.findByRole('button', { name: 'Rule 1: Topic is My order' })
  },
}

/** The handle moves a rule with the arrow keys, and keeps the focus. */
export const MovedByKeys: Story = {
  args: { nodes },
  play: async ({ canvasElement }) => {
    const page = within(canvasElement)
    const [first] = await page.findAllByRole('button', { name: /^Move “Rule 1/ })
    first?.focus()
    await userEvent.keyboard('{ArrowDown}')
    await expect(await page.findByRole('button', { name: 'Rule 1: We know them' })).toBeVisible()
    await waitFor(() => expect(page.getByRole('button', { name: /^Move “Rule 2/ })).toHaveFocus())
  },
}

/** What is wrong stands at the rule it is about. */
export const Wrong: Story = {
  args: {
    nodes,
    seen: {
      problems: [
        {
          code: 'never_matches',
          severity: 'error',
          node: 'branch',
          field: 'rules.0',
          message: 'Rule 1 can never hold: it asks for two things at once.',
        },
      ],
    },
  },
  play: unfold(/^Rule 1/),
}

export const ReadOnly: Story = { args: { nodes, isReadOnly: true }, play: unfold(/^Rule 1/) }

export const OnAPhone: Story = {
  args: { nodes },
  globals: { viewport: { value: 'phone' } },
  play: unfold(/^Rule 1/),
}
