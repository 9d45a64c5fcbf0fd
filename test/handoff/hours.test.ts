import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Schedule } from '../../plugins/kit/schedule.ts'
import { flowOf } from '../rig/flow-of.ts'
import { createTeamScene, type TeamScene } from '../rig/team-scene.ts'

let team: TeamScene
beforeEach(async () => {
  team = await createTeamScene(['mia', 'tom'])
  team.directory.put({ id: 'tom', status: 'away' })
  team.come('mia', 'tom')
  await team.scene.publish(
    flowOf('help', [
      ['start', 'start', {}, { next: 'people' }],
      ['people', 'handoff', { to: 'users', ids: ['mia', 'tom'] }],
    ]),
  )
})
afterEach(() => team.close())

/** Sets the clock, and says who gets a handoff then, or why nobody does. */
async function givenAt(instant: string): Promise<readonly string[]> {
  team.scene.clock.advance(Date.parse(instant) - team.scene.clock.now())
  return team.given((await team.arrive('help')).id)
}

const mornings: Schedule = {
  tz: 'Europe/Amsterdam',
  weekly: [1, 2, 3, 4, 5, 6, 7].map(day => ({ day, from: '09:00', to: '12:00' })),
  holidays: ['2026-12-25'],
}
const nights: Schedule = { tz: 'Europe/Amsterdam', weekly: [{ day: 5, from: '22:00', to: '02:00' }], holidays: ['2026-05-01'] }
const mia = ['mia round-robin']

async function open(
  hours: Readonly<Record<string, Schedule>>,
  own: string | undefined,
  inbox: string | undefined,
): Promise<void> {
  const { availability, inboxes } = team.scene.runtime
  await availability.set({ hours, agents: {} }, 0)
  if (own !== undefined) team.directory.put({ id: 'mia', hours: own })
  if (inbox !== undefined) await inboxes.put('main', 0, { name: 'Main', teams: [], hours: inbox })
}

test('the hours of an inbox move with the clocks of their zone, and stay shut on holidays', async () => {
  await open({ mornings }, undefined, 'mornings')
  const shut = ['- hours_closed mornings']
  // Winter time: 09:00 is 08:00 UTC; from the last Sunday of March it is 07:00 UTC.
  expect(await givenAt('2026-03-28T07:30:00Z')).toEqual(shut)
  expect(await givenAt('2026-03-28T08:00:00Z')).toEqual(mia)
  expect(await givenAt('2026-03-29T07:30:00Z')).toEqual(mia)
  expect(await givenAt('2026-03-29T10:00:00Z')).toEqual(shut)
  expect(await givenAt('2026-12-25T09:00:00Z')).toEqual(shut)
})

test('the hours somebody works run past midnight; on a holiday none begin', async () => {
  await open({ nights }, 'nights', undefined)
  const nobody = ['- nobody_available mia, tom']
  expect(await givenAt('2026-04-24T19:59:00Z')).toEqual(nobody)
  expect(await givenAt('2026-04-24T20:00:00Z')).toEqual(mia)
  expect(await givenAt('2026-04-24T23:59:59Z')).toEqual(mia)
  expect(await givenAt('2026-04-25T00:00:00Z')).toEqual(nobody)
  expect(await givenAt('2026-05-01T21:00:00Z')).toEqual(nobody)
})

test('hours of the inbox come before those of people, and these before what they say', async () => {
  await open({ mornings, nights }, 'nights', 'mornings')
  expect(await givenAt('2026-04-24T20:00:00Z')).toEqual(['- hours_closed mornings'])
  expect(await givenAt('2026-04-24T08:00:00Z')).toEqual(['- nobody_available mia, tom'])
})
