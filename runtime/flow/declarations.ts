import type { AnyAction } from '../../plugins/kit/action.ts'
import type { AnyTrigger } from '../../plugins/kit/trigger.ts'

/** What nodes can be: every action and trigger that is loaded, by id. */
export type Declarations = ReadonlyMap<string, AnyAction | AnyTrigger>
