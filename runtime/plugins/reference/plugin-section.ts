import type { Descriptor } from '../../../plugins/kit/descriptor.ts'
import { goesToPeople } from '../../flow/check/goes-to-people.ts'
import { fieldLines } from './field-lines.ts'
import { fieldsOf } from './words-of.ts'

/** All there is to know of one action or trigger to draw it by hand. */
export function pluginSection(descriptor: Descriptor): string {
  const { id, texts, config } = descriptor
  const { name, about } = texts.en
  const fields = fieldLines(config, texts.en.fields)
  const phrases = Object.entries(descriptor.phrases ?? {}).map(([key, { en }]) => `- \`${key}\`: ${en}`)
  return [
    `### ${id}`,
    `**${name}.**${about === undefined ? '' : ` ${about}.`}`,
    block('Ports', portLines(descriptor), 'none: nothing follows'),
    block('Config', fields, 'nothing to fill in'),
    ...(phrases.length > 0 ? [block('Phrases', phrases, '')] : []),
    block('Good to know', factLines(descriptor), ''),
  ].join('\n\n')
}

function block(title: string, lines: readonly string[], otherwise: string): string {
  return lines.length > 0 ? `${title}:\n\n${lines.join('\n')}` : `${title}: ${otherwise}.`
}

function portLines({ ports, exceptions = [], texts }: Descriptor): readonly string[] {
  return ports.map(port => {
    if (typeof port !== 'string')
      return `- \`${port.as}:<${port.as === 'choice' ? 'answer' : port.as} id>\`: one per entry of \`${port.per}\``
    const notes = [
      ...(exceptions.includes(port) ? ['an exception'] : []),
      ...(goesToPeople(port) ? ['without an edge: to people'] : []),
    ]
    return `- \`${port}\`: ${texts.en.ports[port] ?? port}${notes.length > 0 ? ` (${notes.join('; ')})` : ''}`
  })
}

function factLines(descriptor: Descriptor): readonly string[] {
  const { type, category, hears, listens, interrupts, does = {}, permissions } = descriptor
  const facts = [
    ...(type === 'trigger' ? [`listens for \`${listens}\``, ...(interrupts ? ['interrupts the flow where it stands'] : [])] : []),
    ...(type === 'action' ? [`stands among \`${category}\``] : []),
    ...(type === 'action' ? [hears.length > 0 ? `may wait: hears ${codes(hears)}` : 'never waits'] : []),
    ...(does.sets === undefined ? [] : [`writes the variable that \`${does.sets}\` names`]),
    ...(does.stores ?? []).map(kind => storesWords(descriptor, kind)),
    ...(does.grants === undefined ? [] : [grantsWords(does.grants)]),
    ...(does.leads === undefined
      ? []
      : [
          `leads to what ${[does.leads]
            .flat()
            .map(field => `\`${field}\``)
            .join(' or ')} names`,
        ]),
    ...(does.queues ? ['gives the conversation to people'] : []),
    ...(does.ends ? ['ends the conversation'] : []),
    ...(permissions?.hosts ? [`calls ${permissions.hosts.includes('*') ? 'any public host' : codes(permissions.hosts)}`] : []),
    ...(permissions?.secrets ? [`uses the credentials ${codes(permissions.secrets)}`] : []),
  ]
  return facts.map(fact => `- ${fact}`)
}

function grantsWords(grants: NonNullable<NonNullable<Descriptor['does']>['grants']>): string {
  if (typeof grants === 'string') return `leaving by \`${grants}\` means consent`
  const when = Object.entries(grants.when).map(([field, value]) => `\`${field}\` is \`${value}\``)
  return `leaving by \`${grants.port}\` means consent to keep personal data, if ${when.join(' and ')}`
}

// A kind that is the name of a property field stands for what that field names.
function storesWords({ config }: Descriptor, kind: string): string {
  const isNamed = fieldsOf(config).some(([name, schema]) => name === kind && schema.field === 'property')
  return `keeps personal data: ${isNamed ? `the contact property that \`${kind}\` names` : kind}`
}

function codes(names: readonly string[]): string {
  return names.map(name => `\`${name}\``).join(', ')
}
