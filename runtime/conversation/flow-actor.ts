import type { Frame } from './record.ts'

/** How a flow is named where it acts: `flow:<id>@<version>/<node>`. */
export const flowActor = (frame: Frame, node: string): string => `flow:${frame.flow}@${frame.version}/${node}`
