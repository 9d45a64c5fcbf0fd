import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import { type Compilable, DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely'
import type { Tables } from './tables.ts'

/** A query compiled and prepared once: running it only binds values. */
export interface Statement<Values, Row> {
  readonly sql: string
  get(values: Values): Row | undefined
  all(values: Values): Row[]
  /** Rows one by one: whoever has enough stops reading. */
  each(values: Values): Iterable<Row>
  /** Resolves to the number of rows changed. */
  run(values: Values): number
  /** Inserts one row and says its number. */
  insert(values: Values): number
}

type Queries = Kysely<Tables>

/**
 * Builds a query once, at start. `slots` names its values by an example of each: `{ id: text, limit: integer }`; `build`
 * puts them wherever a value goes.
 */
export function createStatement<Values extends Record<string, SQLInputValue>, Row>(
  database: DatabaseSync,
  slots: Values,
  build: (queries: Queries, slots: Values) => Compilable<Row>,
): Statement<Values, Row> {
  const { sql, parameters } = build(queries, slotsOf(slots)).compile()
  const prepared = database.prepare(sql)
  const bind = (values: Values): SQLInputValue[] =>
    // The compiler hands through what it was given: slots, and constants written in the query.
    parameters.map(parameter => (parameter instanceof Slot ? (values[parameter.name] ?? null) : (parameter as SQLInputValue)))
  return {
    sql,
    // Boundary: a row has the columns that the query was typed with.
    get: values => prepared.get(...bind(values)) as Row | undefined,
    all: values => prepared.all(...bind(values)) as Row[],
    each: values => prepared.iterate(...bind(values)) as Iterable<Row>,
    run: values => Number(prepared.run(...bind(values)).changes),
    insert: values => Number(prepared.run(...bind(values)).lastInsertRowid),
  }
}

/** Examples of values, to declare slots with. */
export const text: string = ''
export const integer: number = 0
export const textOrNull: string | null = null
export const integerOrNull: number | null = null
export const bytes: Uint8Array = new Uint8Array()

const queries: Queries = new Kysely({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: database => new SqliteIntrospector(database),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
})

/** Stands for a value until the statement runs. */
class Slot {
  readonly name: string

  constructor(name: string) {
    this.name = name
  }
}

// Boundary: while a query is built, a slot passes for the value that will be bound to it.
function slotsOf<Values extends Record<string, SQLInputValue>>(examples: Values): Values {
  return Object.fromEntries(Object.keys(examples).map(name => [name, new Slot(name)])) as unknown as Values
}
