import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from '../clock/clock.ts'
import { ParleyError } from '../errors/parley-error.ts'
import type { Declarations } from '../flow/declarations.ts'
import type { Flow } from '../flow/model.ts'
import { parseFlow } from '../flow/parse-flow.ts'
import { ProgramMissing } from '../flow/program-missing.ts'
import type { AvailabilityBody } from '../library/availability.ts'
import { createAvailability } from '../library/create-availability.ts'
import { createLibrary } from '../library/create-library.ts'
import type { Programs } from '../library/library.ts'
import { createLowdbDocuments } from '../store/lowdb-documents.ts'

/** A flow to simulate, with what is around it. */
export interface FoundFlow {
  readonly flow: Flow
  readonly library: Programs
  readonly hours: AvailabilityBody['hours']
}

export interface Places {
  readonly dataDir: string
  readonly samples: string
  /** The published version rather than the draft. */
  readonly live: boolean
  readonly clock: Clock
}

/**
 * Finds a flow: the file of that name, else the flow of that id in the data folder, else a sample. A data folder is only read, also while a
 * server runs on it. Undefined where there is none. Errors: `flow_invalid`, `flow_not_live`, and what reading a file fails with.
 */
export async function findFlow(named: string, declarations: Declarations, places: Places): Promise<FoundFlow | undefined> {
  const { dataDir, samples, live, clock } = places
  const installed = existsSync(join(dataDir, 'flows')) ? await readFolder(dataDir, declarations, clock) : undefined
  const around = { library: installed?.library ?? noFlows, hours: installed?.hours ?? {} }
  if (named.endsWith('.json')) return { flow: await readFlow(named), ...around }
  if (installed?.library.has(named)) {
    const program = live ? installed.library.live(named) : undefined
    if (live && !program) throw new ParleyError('flow_not_live', { id: named })
    return { flow: program?.flow ?? (await installed.library.draft(named)).flow, ...around }
  }
  const sample = join(samples, `${named}.json`)
  return /^[\w-]+$/.test(named) && existsSync(sample) ? { flow: await readFlow(sample), ...around } : undefined
}

async function readFlow(file: string): Promise<Flow> {
  return parseFlow(JSON.parse(await readFile(file, 'utf8')))
}

async function readFolder(dataDir: string, declarations: Declarations, clock: Clock) {
  const documents = await createLowdbDocuments(dataDir)
  const [library, availability] = await Promise.all([
    createLibrary(documents, declarations, clock),
    createAvailability(documents),
  ])
  return { library, hours: availability.get().hours }
}

const noFlows: Programs = {
  live: () => undefined,
  liveOn: () => [],
  firstLive: () => undefined,
  has: () => false,
  program(flow, version) {
    throw new ProgramMissing(flow, version)
  },
  load: (flow, version) => Promise.reject(new ParleyError('version_unknown', { id: flow, version })),
}
