import { type ConfigReading, type ReadConfig, readConfig } from '../node-plan.ts'

/**
 * Reads configs as `readConfig` does, each once for as long as it is asked for again: after an edit a flow comes as new JSON in which
 * a single config is another, and reading all of them is a third of a check. The schemas of a plugin see nothing but the config.
 */
export const readOnce: ReadConfig = createReader(2_000_000)

/** Remembers readings of this many characters of config, and up to as many that were asked for before them. */
export function createReader(most: number): ReadConfig {
  let recent = new Map<string, Kept>()
  let older = new Map<string, Kept>()
  let held = 0
  return (node, declared) => {
    const key = `${node.action} ${node.actionVersion ?? ''} ${JSON.stringify(node.config)}`
    const known = recent.get(key) ?? older.get(key)
    // A plugin that came again under its name reads anew.
    const reading = known?.declared === declared ? known.reading : readConfig(node, declared)
    if (known?.declared === declared && recent.has(key)) return reading
    recent.set(key, { declared, reading })
    held += key.length
    if (held > most) {
      older = recent
      recent = new Map()
      held = 0
    }
    return reading
  }
}

interface Kept {
  readonly declared: Parameters<ReadConfig>[1]
  readonly reading: ConfigReading
}
