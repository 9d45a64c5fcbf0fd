import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addressOf, placeOf } from '../../../builder/inbox/state/place.ts'
import {
  addPage,
  beginList,
  dropRow,
  heldBack,
  holdList,
  neighbourOf,
  openIn,
  putRow,
  type RowList,
} from '../../../builder/inbox/state/row-list.ts'
import { belongs, compareRows, queryOf } from '../../../builder/inbox/state/row-query.ts'
import { spanOf, waitOf } from '../../../builder/inbox/state/wait-of.ts'
import type { InboxView } from '../../../runtime/api/contract.ts'
import { rowOf } from './row-of.ts'

const ids = (list: RowList): string => list.shown.map(({ id }) => id).join(' ')
const waiting = (...rows: ReturnType<typeof rowOf>[]): RowList =>
  beginList(queryOf('unassigned'), 'mette', { conversations: rows })

describe('which list a conversation stands in', () => {
  it.each<readonly [string, ReturnType<typeof rowOf>, readonly InboxView[]]>([
    ['the bot has it', rowOf('a', { owner: 'bot' }), ['all', 'bots']],
    ['people are wanted', rowOf('a', { owner: 'queue' }), ['all', 'unassigned']],
    ['it is mine', rowOf('a', { owner: 'agent', assignee: { id: 'mette', name: 'Mette' } }), ['all', 'mine']],
    ['a colleague has it', rowOf('a', { owner: 'agent', assignee: { id: 'jonas', name: 'Jonas' } }), ['all']],
    ['it was put away', rowOf('a', { status: 'snoozed', assignee: { id: 'mette', name: 'Mette' } }), ['snoozed']],
    ['it is closed', rowOf('a', { status: 'closed' }), ['closed']],
  ])('%s', (_, row, views) => {
    const all: readonly InboxView[] = ['all', 'mine', 'unassigned', 'bots', 'snoozed', 'closed']
    expect(all.filter(view => belongs(row, queryOf(view), 'mette') === true)).toEqual(views)
  })

  it('a filter narrows it, and words that were searched for only the server can find', () => {
    const row = rowOf('a', { channel: 'website', labels: ['roof'] })
    expect(belongs(row, { ...queryOf('all'), label: 'roof', channel: 'website' }, 'mette')).toBe(true)
    expect(belongs(row, { ...queryOf('all'), label: 'invoice' }, 'mette')).toBe(false)
    expect(belongs(row, { ...queryOf('all'), q: 'roof' }, 'mette')).toBe('unknown')
  })

  it('everything holds what is closed or put away too, and has an address', () => {
    const everything = queryOf('everything')
    expect(belongs(rowOf('a', { status: 'closed' }), everything, 'mette')).toBe(true)
    expect(belongs(rowOf('a', { status: 'snoozed' }), everything, 'mette')).toBe(true)
    expect(belongs(rowOf('a', { status: 'closed' }), { ...everything, q: 'roof' }, 'mette')).toBe('unknown')
    const address = addressOf({ query: { ...everything, q: 'roof' } })
    expect(address).toBe('/inbox/everything?q=roof')
    expect(placeOf('/inbox/everything', 'q=roof').query).toEqual({ ...everything, q: 'roof' })
  })
})

describe('a list that is live', () => {
  it('drops at once what was erased, also what is open, under a pointer', () => {
    const list = holdList(openIn(waiting(rowOf('a'), rowOf('b'), rowOf('c')), 'b'), true)
    expect(ids(dropRow(list, 'b'))).toBe('a c')
    expect(ids(holdList(dropRow(list, 'b'), false))).toBe('a c')
    expect(dropRow(list, 'd')).toBe(list)
  })

  it('puts whoever waits longest first, and takes those away who are helped', () => {
    let list = waiting(rowOf('b', { waitingSince: 200 }))
    list = putRow(list, rowOf('a', { waitingSince: 100 }))
    list = putRow(list, rowOf('c', { waitingSince: 300 }))
    expect(ids(list)).toBe('a b c')
    list = putRow(list, rowOf('b', { owner: 'agent', assignee: { id: 'jonas', name: 'Jonas' }, updatedAt: 9 }))
    expect(ids(list)).toBe('a c')
  })

  it('keeps a newer row when an older one comes late', () => {
    const list = waiting(rowOf('a', { unread: 2, updatedAt: 5 }))
    expect(putRow(list, rowOf('a', { unread: 1, updatedAt: 4 }))).toBe(list)
  })

  it('moves nothing under a pointer: content changes in place, the rest is counted', () => {
    let list = holdList(waiting(rowOf('b', { waitingSince: 200 }), rowOf('c', { waitingSince: 300 })), true)
    list = putRow(list, rowOf('a', { waitingSince: 100 }))
    list = putRow(list, rowOf('c', { waitingSince: 250, unread: 7, updatedAt: 9 }))
    list = putRow(list, rowOf('b', { status: 'closed', updatedAt: 9 }))
    expect(ids(list)).toBe('b c')
    expect(list.shown[1]?.unread).toBe(7)
    expect(heldBack(list)).toBe(1)
    expect(ids(holdList(list, false))).toBe('a c')
  })

  it('lets a further page in below the pointer', () => {
    const first = beginList(queryOf('closed'), 'mette', {
      conversations: [rowOf('z', { status: 'closed', updatedAt: 9 })],
      next: 'n',
    })
    const list = addPage(holdList(first, true), { conversations: [rowOf('y', { status: 'closed', updatedAt: 8 })] })
    expect(ids(list)).toBe('z y')
    expect(list.next).toBeUndefined()
  })

  it('leaves what belongs on a page not read yet to that page', () => {
    const list = beginList(queryOf('all'), 'mette', { conversations: [rowOf('z', { updatedAt: 9 })], next: 'n' })
    expect(putRow(list, rowOf('a', { updatedAt: 1 }))).toBe(list)
    expect(ids(putRow(list, rowOf('y', { updatedAt: 10 })))).toBe('y z')
  })

  it('keeps the open conversation until another is opened: answering must not lose it', () => {
    let list = openIn(waiting(rowOf('a', { waitingSince: 1 }), rowOf('b', { waitingSince: 2 })), 'a')
    list = putRow(list, rowOf('a', { owner: 'agent', assignee: { id: 'mette', name: 'Mette' }, updatedAt: 9 }))
    expect(ids(list)).toBe('b a')
    expect(ids(openIn(list, 'b'))).toBe('b')
  })

  it('asks to be read again when something came that only the server can place', () => {
    const list = beginList({ ...queryOf('all'), q: 'roof' }, 'mette', { conversations: [rowOf('a')] })
    expect(putRow(list, rowOf('b')).isStale).toBe(true)
    expect(putRow(list, rowOf('a', { unread: 3, updatedAt: 2 })).shown[0]?.unread).toBe(3)
  })

  it('walks to the neighbour, and begins at an end when nothing is open', () => {
    const list = waiting(rowOf('a', { waitingSince: 1 }), rowOf('b', { waitingSince: 2 }))
    expect(neighbourOf(list, 'a', 1)?.id).toBe('b')
    expect(neighbourOf(list, 'b', 1)).toBeUndefined()
    expect(neighbourOf(list, undefined, 1)?.id).toBe('a')
    expect(neighbourOf(list, undefined, -1)?.id).toBe('b')
  })

  it('is always in order and holds nobody twice, whatever comes', () => {
    const anyRow = fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      waits: fc.nat(9),
      at: fc.nat(99),
      owned: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 30 }), rows => {
        let list = waiting()
        for (const { id, waits, at, owned } of rows)
          list = putRow(list, rowOf(id, { waitingSince: waits, updatedAt: at, ...(owned ? { owner: 'bot' } : {}) }))
        expect(new Set(list.shown.map(({ id }) => id)).size).toBe(list.shown.length)
        expect(list.shown).toEqual(list.shown.toSorted(compareRows('waiting')))
        expect(list.shown.every(({ owner }) => owner === 'queue')).toBe(true)
      }),
    )
  })
})

describe('how long somebody waits', () => {
  it('is late after three minutes, and said in its largest unit', () => {
    expect(waitOf(rowOf('a', { waitingSince: 0 }), 3 * 60_000)).toEqual({ unit: 'minute', count: 3, isLate: false })
    expect(waitOf(rowOf('a', { waitingSince: 0 }), 4 * 60_000)).toEqual({ unit: 'minute', count: 4, isLate: true })
    expect(waitOf(rowOf('a'), 9)).toBeUndefined()
    expect(spanOf(25 * 3_600_000)).toEqual({ unit: 'day', count: 1 })
  })
})
