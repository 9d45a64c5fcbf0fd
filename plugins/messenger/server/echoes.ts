import type { Line } from '../../kit/server.ts'
import { mediaOf, wordsOf } from './attachments.ts'
import { type Flights, keyIn } from './flights.ts'
import type { Heard } from './hear.ts'
import type { Waiting } from './memory.ts'
import { say } from './say.ts'

type Echo = Extract<Heard, { type: 'echo' }>

/**
 * What an echo means: one of ours settles what nobody was sure of, whenever it comes. Any other was written elsewhere, by a person or a
 * program: gives what is to be handed on of it.
 */
export function createEchoes(line: Pick<Line<unknown>, 'tell'>, flights: Flights): (echo: Echo) => Promise<void> | Waiting {
  return ({ mid, to, message }) => {
    const { metadata, text, attachments } = message
    const own = keyIn(metadata ?? '')
    if (own && typeof metadata === 'string') {
      // Who is sending it just now says so; what is only a part of a message settles nothing.
      if (flights.heard(metadata, mid) || !own.isLast) return Promise.resolve()
      return line.tell({ type: 'sent', id: own.key, as: mid })
    }
    const said = [text ?? '', ...wordsOf(attachments ?? [])].filter(words => words.trim() !== '').join('\n')
    const media = [...mediaOf(attachments ?? [])]
    const words = said === '' && media.length === 0 ? say('attachment') : said
    return {
      incoming: { id: mid, from: { id: to }, ...(words === '' ? {} : { text: words.slice(0, 8_000) }) },
      media,
      isElsewhere: true,
    }
  }
}
