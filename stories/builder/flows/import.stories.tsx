import type { Meta, StoryObj } from '@storybook/react-vite'
import { userEvent, within } from 'storybook/test'
import { flowText } from '../../../builder/flows/flow-file.ts'
import { flowModel } from '../../../runtime/flow/model.ts'
import { FlowsStage, type FlowsStageProps } from './flows-stage.tsx'
import { templates } from './kestrel.ts'

interface ImportProps extends FlowsStageProps {
  /** What stands in the file. */
  readonly file: string
}

function Import({ file: _file, ...props }: ImportProps) {
  return <FlowsStage {...props} />
}

const away = flowModel.parse(templates[3]?.flow)

export default {
  title: 'Builder/Import a flow',
  component: Import,
  parameters: { viewport: { options: { wide: { name: 'Wide', styles: { width: '1440px', height: '900px' } } } } },
  globals: { viewport: { value: 'wide' } },
  args: { file: flowText(away) },
  play: async ({ canvas, canvasElement, args }) => {
    const body = within(canvasElement.ownerDocument.body)
    await userEvent.click(await canvas.findByRole('button', { name: 'Import' }))
    const dialog = await body.findByRole('dialog')
    const input = dialog.querySelector<HTMLInputElement>('input[type="file"]')
    if (!input) throw new Error('nothing takes a file')
    await userEvent.upload(input, new File([args.file], 'away.flow.json', { type: 'application/json' }))
    await within(dialog).findAllByText(/node|cannot be imported/)
  },
} satisfies Meta<typeof Import>

type Story = StoryObj<typeof Import>

export const Fine: Story = {}
export const IdTaken: Story = { args: { file: flowText({ ...away, id: 'warranty' }) } }
export const UnknownActions: Story = {
  args: { file: flowText({ ...away, nodes: away.nodes.map(node => ({ ...node, action: `acme-${node.action}` })) }) },
}
export const NoJson: Story = { args: { file: 'Dear customer,' } }
export const Problems: Story = {
  args: { file: JSON.stringify({ ...away, name: undefined, languages: [], nodes: [{ id: 'a b', action: 5 }], extra: true }) },
}
export const ProblemsDark: Story = { ...Problems, args: { ...Problems.args, scheme: 'dark' } }
