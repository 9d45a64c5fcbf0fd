import type { SourceModule } from './source-module.ts'
import type { Violation } from './violation.ts'

const maxLines = 400
const vague = /^(utils?|helpers?|commons?|managers?|services?|misc)$/

/** A file is one idea: not too long, and named after it. */
export function checkShape(module: SourceModule): Violation[] {
  const found: Violation[] = []
  if (module.lineCount > maxLines) {
    found.push({
      path: module.path,
      line: maxLines + 1,
      what: `has ${module.lineCount} lines`,
      rule: `at most ${maxLines} lines`,
    })
  }
  const named = module.path.split(/[/.-]/).find(word => vague.test(word))
  if (named !== undefined)
    found.push({ path: module.path, line: 1, what: `is named "${named}"`, rule: 'a file is named after its idea' })
  return found
}
