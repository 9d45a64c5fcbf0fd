import type { Program } from '../flow/program.ts'

/** What somebody could write that a flow listens for: texts of its rules and triggers, each once, in the order of the nodes. */
export function wordsOfFlow({ nodes }: Pick<Program, 'nodes'>): readonly string[] {
  const found = new Set<string>()
  for (const { config, declared } of nodes.values()) {
    // What a visitor reads is no word to listen for.
    if (declared?.type === 'trigger') collect(config, found)
    else if ('rules' in config) collectValues(config['rules'], found)
  }
  return [...found].slice(0, most)
}

const most = 200

function collect(value: unknown, found: Set<string>): void {
  if (typeof value === 'string' && value !== '') found.add(value)
  else if (typeof value === 'number') found.add(String(value))
  else if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) collect(inner, found)
}

function collectValues(value: unknown, found: Set<string>): void {
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value)) {
    if (key === 'value' && !Array.isArray(value)) collect(inner, found)
    else collectValues(inner, found)
  }
}
