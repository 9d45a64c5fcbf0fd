import { fold } from '../fold.ts'

/** The id of the choice a visitor typed: its label, or its number in the list, counted from 1. */
export function readChoice(
  text: string,
  choices: readonly { readonly id: string; readonly label: string }[],
): string | undefined {
  const said = fold(text)
  if (said === '') return undefined
  const labelled = choices.find(choice => fold(choice.label) === said)
  if (labelled) return labelled.id
  const number = /^#?(\d{1,4})[.)]?$/.exec(said.normalize('NFKC'))
  return number ? choices[Number(number[1]) - 1]?.id : undefined
}
