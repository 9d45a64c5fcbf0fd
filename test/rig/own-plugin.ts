/** The source of a small plugin of one's own that says a word, then repeats what it hears until it hears "stop". */
export function echoSource(about: Partial<EchoSource> = {}): string {
  const { name = 'Echo', declared = '', config = "prefix: z.string().default('You said')", memory = '', says = 'word' } = about
  const { heard = '`${config.prefix} ${message.text} ${memory.times}`', fields = "prefix: 'Prefix'" } = about
  return `import { appendFileSync } from 'node:fs'
import { defineAction } from 'parley/kit'
import { z } from 'zod'
import { word } from './words.ts'

// Leaves a mark wherever it is run.
appendFileSync(new URL('../../ran', import.meta.url), '${name};')

export const echo = defineAction({
  id: 'echo',
  icon: 'repeat',
  ${declared}
  config: z.object({ ${config} }),
  memory: z.object({ times: z.number().default(0), ${memory} }),
  ports: ['done'],
  texts: { en: { name: '${name}', about: 'Repeats what it hears', fields: { ${fields} }, ports: { done: 'Done' } } },
  start({ say }) {
    say({ text: { en: ${says} } })
  },
  on: {
    message({ config, message, memory, say }) {
      if (message.text === 'stop') return 'done'
      memory.times += 1
      say({ text: { en: ${heard} } })
    },
  },
})
`
}

interface EchoSource {
  readonly name: string
  /** Further lines of the declaration. */
  readonly declared: string
  readonly config: string
  readonly fields: string
  readonly memory: string
  /** What it says on entering, and on hearing: expressions. */
  readonly says: string
  readonly heard: string
}

/** A file beside it. */
export const wordsSource = (word: string): string => `export const word: string = '${word}'\n`

/** The least that is a plugin. */
export const smallSource = (id: string, more = ''): string => `import { defineAction } from 'parley/kit'
import { z } from 'zod'
export const small = defineAction({
  id: '${id}', icon: 'dice', config: z.object({}), ports: ['next'],
  texts: { en: { name: 'Small', fields: {}, ports: { next: 'Next' } } },
  start: () => 'next',
  ${more}
})
`
