/** A version of a flow that is not in memory: it must be loaded, then the turn is taken again. No fault of the flow. */
export class ProgramMissing extends Error {
  override readonly name = 'ProgramMissing'
  readonly flow: string
  readonly version: number

  constructor(flow: string, version: number) {
    super(`version ${version} of flow "${flow}" is not loaded`)
    this.flow = flow
    this.version = version
  }
}
