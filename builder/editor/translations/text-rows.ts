import type { Descriptor } from '../../../plugins/kit/descriptor.ts'
import type { Localised } from '../../../plugins/kit/text.ts'
import type { FlowNode } from '../../../runtime/flow/model.ts'
import { type FieldsSchema, walkFields } from '../../../runtime/flow/walk-fields.ts'
import type { FlowDocument, FlowSettings } from '../state/document.ts'
import type { Path } from '../state/with-path.ts'
import { optionRows } from './option-rows.ts'

/** One text of a flow that visitors read, in all its languages. */
export interface TextRow {
  /** Names it for as long as its node and item are there: `topic/config.choices.pricing.label`. */
  readonly id: string
  /** Whose it is; undefined: the flow’s own, and `path` leads into its settings. */
  readonly node: FlowNode | undefined
  /** From the node or the settings to the text: `['config', 'question']`, `['display', 'heading']`. */
  readonly path: Path
  /** By language, as far as written. */
  readonly texts: Localised
  /** What is said where the author has not written anything. */
  readonly defaults: Localised | undefined
  /** Whatever is written in one language takes the place of `defaults` in all of them. */
  readonly isWhole?: true
}

/** The schema of what a flow says of its look on its channel. */
export type DisplaySchema = FieldsSchema | undefined

/** All texts of a flow, in the order of its nodes. Rows of a node that has not changed stay the very same. */
export function createTextRows(descriptors: ReadonlyMap<string, Descriptor>, display: DisplaySchema) {
  const ofNodes = new WeakMap<FlowNode, readonly TextRow[]>()
  const ofSettings = new WeakMap<FlowSettings, readonly TextRow[]>()
  return ({ nodes, settings }: Pick<FlowDocument, 'nodes' | 'settings'>): readonly TextRow[] => {
    const rows: TextRow[] = []
    for (const node of nodes.values()) {
      const known = ofNodes.get(node) ?? nodeRows(node, descriptors.get(node.action))
      ofNodes.set(node, known)
      rows.push(...known)
    }
    const own = ofSettings.get(settings) ?? settingsRows(settings, descriptors, display)
    ofSettings.set(settings, own)
    return [...rows, ...own]
  }
}

function nodeRows(node: FlowNode, descriptor: Descriptor | undefined): readonly TextRow[] {
  if (!descriptor) return []
  return [
    ...textsUnder(node.id, ['config'], schemaOf(descriptor), node.config).map(row => ({ ...row, node })),
    ...phraseRows(`${node.id}/phrases`, ['phrases'], descriptor, node.phrases).map(row => ({ ...row, node })),
  ]
}

function settingsRows(
  settings: FlowSettings,
  descriptors: ReadonlyMap<string, Descriptor>,
  display: DisplaySchema,
): readonly TextRow[] {
  const { survey: asked } = settings.options
  const survey = descriptors.get('survey')
  return [
    ...optionRows(settings, descriptors.get('subscription')),
    ...(asked && survey
      ? [
          ...textsUnder('survey', ['options', 'survey', 'config'], schemaOf(survey), asked.config),
          ...phraseRows('survey/phrases', ['options', 'survey', 'phrases'], survey, asked.phrases),
        ]
      : []),
    ...(display ? textsUnder('display', ['display'], display, settings.display) : []),
  ]
}

function textsUnder(owner: string, base: Path, schema: FieldsSchema, config: unknown): readonly TextRow[] {
  return walkFields(schema, config).flatMap(({ kind, value, path }) => {
    if (kind !== 'localised' || !isLocalised(value)) return []
    const place = [base.at(-1) ?? '', ...namedPath(config, path)].join('.')
    return [{ id: `${owner}/${place}`, node: undefined, path: [...base, ...path], texts: value, defaults: undefined }]
  })
}

function phraseRows(id: string, base: Path, { phrases = {} }: Descriptor, own: FlowNode['phrases'] = {}): readonly TextRow[] {
  return Object.entries(phrases).map(([key, defaults]) => ({
    id: `${id}.${key}`,
    node: undefined,
    path: [...base, key],
    texts: Object.hasOwn(own, key) ? (own[key] ?? {}) : {},
    defaults,
  }))
}

// An item that has an id is named by it: so a row is the same after items have changed places.
function namedPath(config: unknown, path: Path): Path {
  let value = config
  return path.map(part => {
    value = Reflect.get(Object(value), part)
    const id: unknown = typeof part === 'number' ? Reflect.get(Object(value), 'id') : undefined
    return typeof id === 'string' ? id : part
  })
}

// The boundary: a descriptor's schema comes as untyped JSON.
const schemaOf = (descriptor: Descriptor): FieldsSchema => descriptor.config as FieldsSchema

function isLocalised(value: unknown): value is Localised {
  return typeof value === 'object' && value !== null && Object.values(value).every(text => typeof text === 'string')
}
