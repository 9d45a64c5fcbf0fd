import type { Interface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { styleText } from 'node:util'
import type { Words } from './words.ts'

/** One line of the chat. */
export interface Line {
  readonly who: 'bot' | 'agent' | 'note'
  readonly name?: string
  readonly text: string
  readonly choices?: readonly { readonly label: string }[]
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

export type Screen = ReturnType<typeof createScreen>

function drawn(
  { who, name, text, choices }: Line,
  style: (format: Parameters<typeof styleText>[0], text: string) => string,
): string {
  if (who === 'note') return style('dim', `· ${text}`)
  const speaker = who === 'agent' ? style(['bold', 'green'], `${name ?? ''}: `) : style('cyan', '● ')
  const offered = (choices ?? []).map((choice, index) => `\n    ${style('yellow', String(index + 1))} ${choice.label}`)
  // What comes from a flow or a person is text, whatever control characters it holds.
  return `${speaker}${text.replaceAll(controls, '')}${offered.join('').replaceAll(controlsButOurs, '')}`
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const controls = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g
const controlsButOurs = /\u0007/g
