import type { z } from 'zod'
import type { AnyAction } from '../action.ts'
import { errorWords } from '../error-words.ts'
import type { Heard } from '../handle.ts'
import { type Given, play, type Scene } from '../play.ts'
import { jsonProblem } from './json-problem.ts'

/** Plays a sample twice and tells what that broke. Config and world are frozen in a scene: writing to them throws. */
export function playSample(
  action: AnyAction,
  sample: Sample,
  name: string,
): { readonly scene?: Scene; readonly problems: readonly string[] } {
  try {
    const scene = run(action, sample)
    const again = run(action, sample)
    const unlike = [scene, again].map(({ outputs, port, memory }) => JSON.stringify({ outputs, port, memory }))
    return {
      scene,
      problems: [
        ...(unlike[0] === unlike[1]
          ? []
          : [`${name} went differently the second time: read time and chance from the step alone`]),
        ...scene.outputs.flatMap(output => {
          const problem = jsonProblem(output)
          return problem ? [`in ${name} it did "${output.type}" with what JSON loses (${problem}): use plain values`] : []
        }),
        ...memoryProblems(action, scene.memory, name),
        ...(stuck(action, scene) ? [`${name} stays for ever: nothing it could hear is left to wait for`] : []),
      ],
    }
  } catch (error) {
    return {
      problems: [`${name} throws "${errorWords(error)}": handlers never throw, nor write to what they are given`],
    }
  }
}

/** A config, the world it is entered in, and what is heard there: a text is a message. */
export interface Sample<A extends AnyAction = AnyAction> {
  readonly config: z.input<A['config']>
  readonly given?: Given
  readonly hear?: readonly (string | Heard)[]
}

function run(action: AnyAction, { config, given, hear = [] }: Sample): Scene {
  const scene = play(action, config, given)
  for (const what of hear) {
    if (typeof what === 'string') scene.hear(what)
    else if (what.type === 'wake') scene.wake(what.name)
    else scene.hears(what)
  }
  return scene
}

function memoryProblems(action: AnyAction, memory: unknown, name: string): readonly string[] {
  const problem = jsonProblem(memory)
  if (problem) return [`its memory after ${name} does not survive JSON (${problem}): keep plain values`]
  if (!action.memory || action.memory.safeParse(memory).success) return []
  return [`its memory after ${name} does not fit \`memory\`: correct the schema, or what is written`]
}

// An ending is left by its machine; whoever has ports and no `on` must return one, which types hold for TypeScript alone.
function stuck({ ports, on }: AnyAction, scene: Scene): boolean {
  return ports.length > 0 && scene.port === null && !on
}
