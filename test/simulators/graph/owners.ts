/** Who may speak in each thread, and what is told of it when that changes. */
export interface Owners {
  /** Another app or inbox has it: what happens there is only told to us. */
  isElsewhere(person: string): boolean
  /** A call to change it; the event that comes of it, and nothing where it is none. */
  change(how: string, person: string, target: string | undefined): object | undefined
  /** Somebody at the Page's own inbox takes it. The event. */
  lose(person: string): object
  /** They give it back. The event. */
  give(person: string): object
}

/** The inbox that every Page has. */
const pageInbox = '263902037430900'

export function createOwners(app: string): Owners {
  const owners = new Map<string, string>()
  const give = (how: 'pass' | 'take', person: string, to: string): object => {
    const before = owners.get(person) ?? app
    owners.set(person, to)
    return { [`${how}_thread_control`]: { previous_owner_app_id: before, new_owner_app_id: to, metadata: '' } }
  }
  return {
    isElsewhere: person => (owners.get(person) ?? app) !== app,
    change(how, person, target) {
      if (how === 'take') return give('take', person, app)
      return how === 'pass' && target !== undefined ? give('pass', person, target) : undefined
    },
    lose: person => give('take', person, pageInbox),
    give: person => give('pass', person, app),
  }
}
