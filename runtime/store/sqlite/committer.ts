import type { DatabaseSync } from 'node:sqlite'
import { ParleyError } from '../../errors/parley-error.ts'
import { failpoint } from '../../failpoints.ts'
import type { Outcome, TurnCommit, Work } from '../contract.ts'
import { createContactWriter } from './contact-writer.ts'
import { createFinder, type Stored } from './finder.ts'
import { createLook } from './look.ts'
import { isBreakdown, isRefusal } from './store-error.ts'
import { createTransaction } from './transaction.ts'
import { createTurnWriter } from './turn-writer.ts'

export type Commit = (works: readonly Work[]) => readonly Outcome[]

/** Runs works in one transaction, each under its own savepoint. Throws when nothing was stored; the connection stays usable. */
export function createCommitter(database: DatabaseSync): Commit {
  const transaction = createTransaction(database)
  const save = database.prepare('savepoint work')
  const release = database.prepare('release work')
  const undo = database.prepare('rollback to work')
  const find = createFinder(database)
  const lookFrom = createLook(database)
  const linkContact = createContactWriter(database)
  const writeTurn = createTurnWriter(database)

  return works => {
    const outcomes = transaction(() => {
      failpoint('commit.begin')
      const done = works.map(run)
      failpoint('commit.before-commit')
      return done
    })
    failpoint('commit.after-commit')
    return outcomes
  }

  function run(work: Work): Outcome {
    try {
      const stored = find(work)
      const decision = work.decide(stored.found, lookFrom(stored))
      failpoint('commit.decided')
      if (decision.write) writeAlone(stored, decision.commit)
      return { answer: decision.answer }
    } catch (error) {
      if (isBreakdown(error)) throw error
      return {
        error: isRefusal(error) ? new ParleyError('internal', { conversation: work.conversation }, { cause: error }) : error,
      }
    }
  }

  // Only writing needs a savepoint: until then there is nothing to undo.
  function writeAlone(stored: Stored, turn: TurnCommit): void {
    checkNumbers(stored, turn)
    save.run()
    try {
      writeTurn(stored, turn, linkContact(stored, turn))
      release.run()
      failpoint('commit.released')
    } catch (error) {
      if (database.isTransaction) {
        undo.run()
        release.run()
      }
      throw error
    }
  }
}

function checkNumbers({ id, found }: Stored, { record, turn }: TurnCommit): void {
  const next = (found.record?.turn ?? 0) + 1
  if (record.id === id && record.turn === next && turn.turn === next) return
  throw new ParleyError('internal', { conversation: id, written: record.id, expected: next, turn: record.turn })
}
