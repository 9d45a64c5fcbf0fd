import { z } from 'zod'
import { type Descriptor, descriptorOf, schemaOf } from '../../../../plugins/kit/descriptor.ts'
import { say } from '../../../../plugins/say/index.ts'
import { descriptors } from '../declared.ts'
import { PanelStage, type PanelStageProps } from './panel-stage.tsx'

interface ShapesStageProps extends Pick<PanelStageProps, 'scheme' | 'language' | 'isReadOnly'> {
  readonly config: Readonly<Record<string, unknown>>
}

/** The panel of an action whose author has used all of zod, and named nothing. */
export function ShapesStage({ config, ...look }: ShapesStageProps) {
  return (
    <PanelStage
      {...look}
      languages={['en']}
      nodes={[{ id: 'all', action: 'shapes', config }]}
      seen={{ descriptors: new Map([...descriptors, ['shapes', descriptor]]) }}
    />
  )
}

const branch: z.ZodType = z.object({ name: z.string(), children: z.lazy(() => z.array(branch)) })

const config = z.object({
  text: z.string().min(2).max(40).optional(),
  email: z.email().optional(),
  address: z.url().optional(),
  day: z.iso.date().optional(),
  hour: z.iso.time().optional(),
  long: z.string().max(4_000).optional(),
  nullable: z.string().nullable(),
  named: z.string().optional().meta({ title: 'Named by its schema', description: 'And described there.' }),
  number: z.number().multipleOf(5).optional(),
  positive: z.number().positive().optional(),
  yes: z.boolean().optional(),
  always: z.literal('always'),
  level: z.literal([1, 2, 3]).optional(),
  size: z.enum(['small', 'medium', 'large', 'enormous']).optional(),
  sizes: z.array(z.enum(['small', 'medium', 'large'])).optional(),
  words: z.array(z.string()).optional(),
  numbers: z.array(z.number()).optional(),
  point: z.tuple([z.number(), z.string().meta({ title: 'Its name' })]).optional(),
  people: z.array(z.object({ name: z.string(), age: z.int().optional(), tags: z.array(z.string()).optional() })).optional(),
  nested: z.object({ a: z.string(), deeper: z.object({ b: z.boolean() }) }).optional(),
  either: z.union([z.string(), z.number(), z.boolean()]).optional(),
  place: z.union([z.object({ street: z.string() }), z.object({ lat: z.number(), lng: z.number() })]).optional(),
  kind: z
    .discriminatedUnion('is', [
      z.object({ is: z.literal('mail'), to: z.string() }),
      z.object({ is: z.literal('call'), at: z.number() }),
    ])
    .optional(),
  headers: z.record(z.string(), z.string()).optional(),
  prices: z.record(z.enum(['small', 'large']), z.number()).optional(),
  anything: z.unknown(),
  json: z.json().optional(),
  tree: branch.optional(),
  special: z.string().optional().meta({ field: 'a-kind-of-next-year' }),
})

const descriptor: Descriptor = {
  ...descriptorOf(say),
  id: 'shapes',
  icon: 'no-such-icon-anywhere',
  config: schemaOf(config),
  texts: { en: { name: 'Every shape', fields: {}, ports: {} } },
}
