/** Does a conversation go to people where nothing is drawn behind this port? By the others its automation ends. */
export function goesToPeople(port: string): boolean {
  return ports.has(port)
}

const ports: ReadonlySet<string> = new Set(['failed', 'no-agent', 'timed-out'])
