import { z } from 'zod'
import { type Descriptor, descriptorOf } from '../../../../plugins/kit/descriptor.ts'
import { defineAction, field } from '../../../../plugins/kit/index.ts'
import { descriptors } from '../declared.ts'
import { PanelStage, type PanelStageProps } from './panel-stage.tsx'
import { asksTopic } from './samples.ts'

interface FieldsStageProps extends Pick<PanelStageProps, 'scheme' | 'language' | 'isReadOnly'> {
  readonly config: Readonly<Record<string, unknown>>
  /** Fields of which the check says something. */
  readonly wrong?: readonly string[]
  /** These alone; without it all but the schedule, which is long. */
  readonly only?: readonly string[]
}

/** The panel of an action that has one field of each kind. */
export function FieldsStage({ config, wrong = [], only, ...look }: FieldsStageProps) {
  const descriptor = descriptorFor(only)
  const problems = wrong.map(name => ({
    code: 'config_invalid',
    severity: 'error' as const,
    node: 'all',
    field: name,
    message: 'This does not fit here. Choose another one.',
  }))
  return (
    <PanelStage
      {...look}
      nodes={[{ id: 'all', action: 'fields', config }, asksTopic]}
      seen={{ problems, descriptors: new Map([...descriptors, ['fields', descriptor]]) }}
    />
  )
}

const kinds = {
  variable: field.variable().optional(),
  property: field.property().optional(),
  duration: field.duration().optional(),
  hours: field.hours().optional(),
  team: field.team().optional(),
  list: field.list().optional(),
  flow: field.flow().optional(),
  node: field.node().optional(),
  secret: field.secret().optional(),
  article: field.article().optional(),
  code: field.code().optional(),
  colour: field.colour().optional(),
}

const every = defineAction({
  id: 'fields',
  icon: 'pencil',
  config: z.object({ ...kinds, schedule: field.schedule().optional() }),
  ports: ['next'],
  permissions: { secrets: ['crm-key', 'backup-key'] },
  texts: {
    en: {
      name: 'Every field',
      fields: {
        variable: 'Variable',
        property: 'Property',
        duration: 'Duration',
        hours: 'Hours',
        team: 'Team',
        list: 'List',
        flow: 'Flow',
        node: 'Node',
        secret: 'Secret',
        article: 'Article',
        code: 'Code',
        colour: 'Colour',
        schedule: 'Schedule',
      },
      ports: { next: 'Next' },
    },
  },
  start: () => 'next',
})

function descriptorFor(only: readonly string[] = Object.keys(kinds)): Descriptor {
  const all = descriptorOf(every)
  const properties = Object.entries(all.config.properties ?? {}).filter(([name]) => only.includes(name))
  return { ...all, config: { ...all.config, properties: Object.fromEntries(properties) } }
}
