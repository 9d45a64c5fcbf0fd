import type { Interface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { styleText } from 'node:util'
import type { Words } from './words.ts'

/** What can be picked. */
export interface Offer {
  readonly label: string
  readonly means?: string
}

/** One line of the chat. */
export interface Line {
  readonly who: 'bot' | 'agent' | 'note'
  readonly name?: string
  readonly text: string
  readonly choices?: readonly Offer[]
  readonly delayMs?: number
}

/** Draws the chat above the line the visitor types in. Colours follow the terminal and `NO_COLOR`. */
export function createScreen(output: NodeJS.WriteStream, input: Interface, words: Words) {
  const live = output.isTTY
  const clear = (): void => void (live && output.write('\r\x1b[2K'))
  const style = (format: Parameters<typeof styleText>[0], text: string): string => styleText(format, text, { stream: output })
  const print = (text: string): void => {
    clear()
    output.write(`${text}\n`)
  }
  return {
    /** Shows lines in order, each after the pause its typing takes. */
    async show(lines: readonly Line[]): Promise<void> {
      for (const line of lines) {
        if (live && line.delayMs) {
          clear()
          output.write(style('dim', `  ${words.typing}`))
          await pause(Math.min(line.delayMs, 5_000))
        }
        print(drawn(line, style))
      }
    },
    note: (text: string): void => print(style('dim', `· ${text}`)),
    error: (text: string): void => print(style('red', text)),
    prompt: (): void => {
      if (live) input.prompt(true)
    },
  }
}

/** What to type for a choice: its place in the list; on a scale the step itself, which may begin at 0. */
export function keyOf({ label }: Offer, at: number): string {
  return /^\d{1,2}$/.test(label) ? label : String(at + 1)
}

function drawn(
  { who, name, text, choices }: Line,
  style: (format: Parameters<typeof styleText>[0], text: string) => string,
): string {
  if (who === 'note') return style('dim', `· ${plain(text)}`)
  const speaker = who === 'agent' ? style(['bold', 'green'], `${plain(name ?? '')}: `) : style('cyan', '● ')
  const offered = (choices ?? []).map((choice, at) => {
    const key = keyOf(choice, at)
    const words = [...(choice.label === key ? [] : [choice.label]), ...(choice.means === undefined ? [] : [choice.means])]
    return `\n    ${style('yellow', key)} ${plain(words.join(': '))}`
  })
  return `${speaker}${plain(text)}${offered.join('')}`
}

/** What comes from a flow or a person is text: no control character of it reaches the terminal. */
function plain(text: string): string {
  return text.replaceAll(/(?!\n)\p{Cc}/gu, '')
}
