/** A text that means nothing but itself, where Markdown is shown: the name of a file, the label of a choice. */
export function escapeMarkdown(text: string): string {
  return text.replaceAll(/[\\`*_~[\]]/g, '\\$&')
}
