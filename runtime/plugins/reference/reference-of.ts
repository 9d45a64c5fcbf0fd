import type { ChannelDescriptor } from '../../../plugins/kit/channel-descriptor.ts'
import type { Descriptor } from '../../../plugins/kit/descriptor.ts'
import { channelSection } from './channel-section.ts'
import { conditionSection } from './condition-section.ts'
import { pluginSection } from './plugin-section.ts'

/** The reference of everything a node and a channel can be, as Markdown: it follows from the declarations. */
export function referenceOf(descriptors: readonly Descriptor[], channels: readonly ChannelDescriptor[]): string {
  const sorted = descriptors.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const triggers = sorted.filter(({ type }) => type === 'trigger')
  const actions = sorted.filter(({ type }) => type === 'action')
  const links = (some: readonly { readonly id: string }[]): string => some.map(({ id }) => `[${id}](#${id})`).join(', ')
  return `${[
    '# Every action, trigger and channel',
    'Written by `npm run reference` from the declarations in this folder; do not edit it.',
    `Triggers: ${links(triggers)}. Actions: ${links(actions)}. Channels: ${links(channels)}. Also: [nodes and ports](#nodes-and-ports), [slots](#slots), [conditions](#conditions).`,
    nodes,
    slots,
    conditionSection(),
    '## Triggers',
    ...triggers.map(pluginSection),
    '## Actions',
    ...actions.map(pluginSection),
    '## Channels',
    ...channels.map(channelSection),
  ].join('\n\n')}\n`
}

const nodes = `## Nodes and ports

A node names its action or trigger in \`action\` and fills in the fields in \`config\`. An edge leads from one *port* of its
\`source\` to its \`target\`. A port is a fixed name such as \`next\`, or stands for an entry of a list in the config:
\`choice:<answer id>\` of an answer, \`rule:<rule id>\` of a rule, both with the id the author gave it.

\`\`\`json
{
  "nodes": [
    {
      "id": "topic",
      "action": "ask",
      "config": {
        "question": { "en": "What is it about?" },
        "kind": "choice",
        "choices": [
          { "id": "sales", "label": { "en": "Prices" } },
          { "id": "other", "label": { "en": "Something else" } }
        ]
      },
      "phrases": { "invalid-choice": { "en": "Please tap one of the two." } }
    }
  ],
  "edges": [
    { "id": "e1", "source": "topic", "port": "choice:sales", "target": "people" },
    { "id": "e2", "source": "topic", "port": "answered", "target": "bye" }
  ]
}
\`\`\`

Not every port needs an edge. An answer without one leaves by \`answered\`; where \`failed\`, \`no-agent\` or \`timed-out\` has none,
the conversation goes to people, with a note; behind any other the automation ends. *Phrases* are texts that visitors read and
that every installation has in its languages: \`phrases\` at the node replaces them, by key and language.`

const slots = `## Slots

\`{{vars.name|stranger}}\` in a text becomes the value, or what stands behind the bar when it is not known. Slots may name
\`vars.<name>\`, \`contact.<name>\`, \`reply\`, \`channel\`, \`language\`, \`now\`, \`page.url\` and \`page.title\`.`
