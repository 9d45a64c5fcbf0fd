import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Route } from '../../plugins/kit/output.ts'
import { findAgent } from '../../runtime/conversation/find-agent.ts'
import type { Staff } from '../../runtime/conversation/staff.ts'
import { flowOf } from '../rig/flow-of.ts'
import { createTeamScene } from '../rig/team-scene.ts'

const users = ['ada', 'bea', 'cas', 'dov', 'eva']

test('many handoffs at once, over a restart, are spread to within one', { timeout: 60_000 }, async () => {
  const team = await createTeamScene(users)
  team.directory.putTeam({ id: 'sales', members: users })
  await team.scene.publish(
    flowOf('help', [
      ['start', 'start', {}, { next: 'people' }],
      ['people', 'handoff', { to: 'team', ids: ['sales'] }],
    ]),
  )
  const counts = new Map<string, number>()
  const storm = async (count: number): Promise<void> => {
    team.come(...users)
    const records = await Promise.all(Array.from({ length: count }, () => team.arrive('help')))
    for (const { assignee } of records) counts.set(assignee?.id ?? '-', (counts.get(assignee?.id ?? '-') ?? 0) + 1)
  }
  await storm(43)
  await team.scene.restart()
  await storm(21)
  expect([...counts.keys()].sort()).toEqual(users)
  expect([...counts.values()].sort((a, b) => a - b)).toEqual([12, 13, 13, 13, 13])
  await team.close()
})

interface Somebody {
  readonly isAvailable: boolean
  readonly capacity: number
  readonly open: number
  readonly given: number
}
const anySomebody: fc.Arbitrary<Somebody> = fc.record({
  isAvailable: fc.boolean(),
  capacity: fc.nat({ max: 3 }),
  open: fc.nat({ max: 4 }),
  given: fc.nat({ max: 9 }),
})
const ids = fc.subarray(['u0', 'u1', 'u2', 'u3', 'gone'], { minLength: 1 })
const anyRoute: fc.Arbitrary<Route> = fc.oneof(
  fc.record({
    to: fc.constant('users' as const),
    ids,
    by: fc.constantFrom('round-robin' as const, 'least-busy' as const),
  }),
  fc.record({
    to: fc.constant('team' as const),
    ids: fc.subarray(['odd', 'even', 'none', 'empty'], { minLength: 1 }),
    by: fc.constantFrom('round-robin' as const, 'least-busy' as const),
  }),
  fc.record({ to: fc.constant('owner' as const), otherwise: ids }),
)
const members: Readonly<Record<string, readonly string[]>> = { odd: ['u1', 'u3'], even: ['u0', 'u2', 'gone'], empty: [] }

function staffOf(people: readonly Somebody[], owner: number | undefined, closed: boolean): Staff {
  const at = (id: string): Somebody | undefined => people[Number(id.slice(1))]
  return {
    ...(closed ? { closed: 'office' } : {}),
    person: id => (at(id) ? { id, name: id } : undefined),
    team: id => (members[id] ? { id, name: id, members: members[id] } : undefined),
    isOnline: () => true,
    isAvailable: id => at(id)?.isAvailable === true,
    capacity: id => at(id)?.capacity ?? 0,
    workload: ids => ids.map(user => ({ user, open: at(user)?.open ?? 0, given: at(user)?.given ?? 0 })),
    contactOwner: () => (owner === undefined ? undefined : `u${owner}`),
  }
}

test('whoever is chosen is named, there and has room; nobody who has waited longer, or has less to do, is passed over', () => {
  const people = fc.array(anySomebody, { minLength: 4, maxLength: 4 })
  fc.assert(
    fc.property(
      people,
      anyRoute,
      fc.option(fc.nat({ max: 3 }), { nil: undefined }),
      fc.boolean(),
      (people, route, owner, closed) => {
        const staff = staffOf(people, owner, closed)
        const found = findAgent(route, staff, undefined)
        if (route.to === 'unassigned' || !found) throw new Error('every route names somebody')
        const named =
          route.to === 'owner' ? route.otherwise : route.to === 'users' ? route.ids : route.ids.flatMap(id => members[id] ?? [])
        const can = (id: string): boolean => {
          const [load] = staff.workload([id])
          const capacity = staff.capacity(id)
          return staff.person(id) !== undefined && staff.isAvailable(id) && (capacity === 0 || (load?.open ?? 0) < capacity)
        }
        const could = [...new Set(named)].filter(can)
        const ownerCan = route.to === 'owner' && owner !== undefined && can(`u${owner}`)
        if (!('agent' in found)) {
          expect(closed || (could.length === 0 && !ownerCan)).toBe(true)
          return
        }
        expect(closed).toBe(false)
        expect(can(found.agent.id)).toBe(true)
        if (found.why === 'owner') {
          expect(found.agent.id).toBe(`u${owner}`)
          return
        }
        expect(could).toContain(found.agent.id)
        const [mine] = staff.workload([found.agent.id])
        for (const other of staff.workload(could)) {
          if (found.why === 'least-busy') expect(mine?.open).toBeLessThanOrEqual(other.open)
          else expect(mine?.given).toBeLessThanOrEqual(other.given)
        }
      },
    ),
    { numRuns: 2_000 },
  )
})
