import { adminToken, type ChildServer, startParley } from './child-server.ts'
import { type Connection, openConnection } from './connection.ts'
import { type Bench, type Figure, quantile } from './figure.ts'
import { conversationAt, inboxFolder } from './inbox-store.ts'

/** What the team waits for when it looks at its inbox, and much is stored. */
export const inboxBench: Bench = {
  name: 'inbox',
  async measure({ quick }) {
    const many = quick ? 10_000 : 100_000
    const server = await startParley(await inboxFolder(many))
    const connection = await openConnection(server.url)
    const figures: Figure[] = []
    for (const [what, paths] of looks(many)) figures.push(...(await look(server, connection, what, paths, quick ? 30 : 200)))
    connection.close()
    await server.stop()
    return figures
  },
}

type Paths = (round: number) => string

function looks(many: number): readonly (readonly [what: string, paths: Paths])[] {
  const list =
    (query: string): Paths =>
    () =>
      `/api/conversations?${query}`
  const any = (round: number): string => conversationAt((round * 7_919) % many)
  return [
    ...['all', 'mine', 'unassigned', 'bots', 'mentions', 'snoozed', 'closed'].map(
      view => [`list: ${view}`, list(`view=${view}`)] as const,
    ),
    ['filter: channel of few, closed', list('view=closed&channel=mail')],
    ['filter: inbox and team, closed', list('view=closed&inbox=sales&team=team0')],
    ['filter: what nothing passes', list('channel=website&inbox=sales&team=team9')],
    ['filter: assignee', list('assignee=user3')],
    ['filter: label of many', list('label=label4')],
    ['filter: label of few', list('label=rare')],
    ['search: a common word', list('q=pari')],
    ['search: two words', list('q=pari%20solen')],
    ['search: the beginning of many', list('q=p')],
    ['search: a common word, among what is open', list('view=all&q=pari')],
    ['search: a common word, where nothing passes', list('q=pari&team=team9')],
    ['search: one address', round => `/api/conversations?q=person${(round * 4) % many}@example.com`],
    ['search: what stands nowhere', list('q=xyzzy')],
    ['counts', () => '/api/inbox/counts'],
    ['labels', () => '/api/labels'],
    ['open: a conversation', round => `/api/conversations/${any(round)}`],
    ['open: its stream', round => `/api/conversations/${any(round)}/events`],
    ['open: its log', round => `/api/conversations/${any(round)}/log`],
  ]
}

const wantedMs = 100

async function look(
  server: ChildServer,
  connection: Connection,
  what: string,
  paths: Paths,
  rounds: number,
): Promise<readonly Figure[]> {
  const tookMs: number[] = []
  let cpuMs = 0
  for (let round = -3; round < rounds; round += 1) {
    if (round === 0) cpuMs = server.cpuMs()
    const asked = performance.now()
    const { status, body } = await connection.ask({ method: 'GET', path: paths(Math.abs(round)), token: adminToken })
    if (status !== 200) throw new Error(`${what}: ${status} ${body}`)
    if (round >= 0) tookMs.push(performance.now() - asked)
  }
  return [
    { what: `${what}, p50`, value: quantile(tookMs, 0.5), unit: 'ms' },
    // Where others use the machine too, this says more than the time it took.
    { what: `${what}, CPU`, value: (server.cpuMs() - cpuMs) / rounds, unit: 'ms' },
    { what: `${what}, p99`, value: quantile(tookMs, 0.99), unit: 'ms', target: { most: wantedMs } },
  ]
}
