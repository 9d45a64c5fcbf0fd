import type { AnyAction } from '../action.ts'
import type { AnyChannel } from '../channel.ts'
import type { AnyTrigger } from '../trigger.ts'
import { configProblems, schemaProblems } from './config-problems.ts'
import { doesNameProblems } from './does-problems.ts'
import { labelProblems } from './label-problems.ts'
import { lookProblems } from './look-problems.ts'
import { onProblems } from './on-problems.ts'

/** What is wrong with a declaration as it stands, before anything of it is played. Each problem ends with a colon and the remedy. */
export function declarationProblems(
  declared: AnyAction | AnyTrigger | AnyChannel,
  languages: readonly string[],
): readonly string[] {
  return [...new Set([...labelProblems(declared, languages), ...ownProblems(declared)])]
}

function ownProblems(declared: AnyAction | AnyTrigger | AnyChannel): readonly string[] {
  if (declared.type === 'action')
    return [...onProblems(declared), ...lookProblems(declared), ...schemaProblems(declared), ...doesNameProblems(declared)]
  if (declared.type === 'trigger') return schemaProblems(declared)
  // Nobody has set anything: that must work as well.
  const { id, icon } = declared
  return [
    ...configProblems(declared, [{}]),
    ...configProblems({ id, icon, config: declared.display }, [{}]).map(problem => `display: ${problem}`),
  ]
}
