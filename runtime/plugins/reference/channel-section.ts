import type { ChannelDescriptor } from '../../../plugins/kit/channel-descriptor.ts'
import { fieldLines } from './field-lines.ts'

/** All there is to know of one channel: what an admin sets, what flows say of their look there, what fits into a message. */
export function channelSection({ id, texts, config, display, delivery, limits, capabilities }: ChannelDescriptor): string {
  const { name, about } = texts.en
  return [
    `### ${id}`,
    `**${name}.**${about === undefined ? '' : ` ${about}.`}`,
    block('Config', fieldLines(config, texts.en.fields)),
    block('Display, in a flow', fieldLines(display, texts.en.display)),
    block('Good to know', [
      delivery === 'stream' ? '- visitors read the conversation’s own stream' : '- each message is sent to visitors',
      `- one message holds ${limits.textLength} characters, ${limits.choices} answers of ${limits.choiceLength} characters, ${limits.cards} cards, files of ${limits.fileBytes} bytes`,
      `- shows ${[...capabilities.parts, ...shows.filter(feature => capabilities[feature])].join(', ')}`,
      `- asks for ${capabilities.inputs.join(', ')}`,
    ]),
  ].join('\n\n')
}

const shows = ['choices', 'typing', 'markdown'] as const

function block(title: string, lines: readonly string[]): string {
  return lines.length > 0 ? `${title}:\n\n${lines.join('\n')}` : `${title}: nothing to fill in.`
}
