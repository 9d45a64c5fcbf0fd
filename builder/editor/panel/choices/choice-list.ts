/** A choice as it stands in a config. */
export interface ChoiceItem {
  readonly id: string
  readonly label: Readonly<Record<string, string>>
}

/** The choices of a config, whatever else a file has put between them. */
export function choicesIn(value: unknown): readonly ChoiceItem[] {
  return Array.isArray(value) ? value.filter(isChoice) : []
}

/** The list with one label in one language written; an empty text takes it away. */
export function labelled(choices: readonly ChoiceItem[], at: number, language: string, text: string): readonly ChoiceItem[] {
  const choice = choices[at]
  if (!choice) return choices
  const { [language]: _before, ...others } = choice.label
  return choices.toSpliced(at, 1, { ...choice, label: text === '' ? others : { ...choice.label, [language]: text } })
}

/**
 * The list after lines were pasted into a choice: the first line stands where the caret was, each other one is a choice of its own
 * behind it. Those that are there keep their ids, so nothing that leads on from them is lost.
 */
export function pasted(
  choices: readonly ChoiceItem[],
  at: number,
  language: string,
  first: string,
  more: readonly string[],
  createId: () => string,
): readonly ChoiceItem[] {
  const made = more.map(text => ({ id: createId(), label: { [language]: text } }))
  return labelled(choices, at, language, first).toSpliced(at + 1, 0, ...made)
}

/** The lines of a pasted list, without the marks and numbers it had there. */
export function linesOf(text: string): readonly string[] {
  return text
    .split(/\r\n|[\r\n]/)
    .map(line => line.replace(/^\s*(?:[-*•]|\d{1,3}[.)])\s+/, '').trim())
    .filter(line => line !== '')
}

function isChoice(value: unknown): value is ChoiceItem {
  return (
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    typeof value.id === 'string' &&
    'label' in value &&
    typeof value.label === 'object' &&
    value.label !== null
  )
}
