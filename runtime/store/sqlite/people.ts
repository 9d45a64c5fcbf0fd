import type { DatabaseSync } from 'node:sqlite'
import { ParleyError } from '../../errors/parley-error.ts'
import { foldEmail } from '../fold-email.ts'
import type { Changed, KeptUser, People, PeopleChange } from '../people.ts'
import type { Attempt } from './attempt.ts'
import { createAudit } from './audit.ts'
import { groupOf, linkOf, sessionOf, tokenOf, userOf } from './people-rows.ts'
import { createRelaxed } from './relaxed.ts'
import { createStatement, integer, integerOrNull, text } from './statement.ts'
import { createTransaction } from './transaction.ts'

/** Keeps the team. */
export function createPeople(writer: DatabaseSync, reader: DatabaseSync, attempt: Attempt): People {
  const transaction = createTransaction(writer)
  const relaxed = createRelaxed(writer)
  const audit = createAudit(writer, reader)
  const read = {
    users: createStatement(reader, {}, queries => queries.selectFrom('member').select(['body', 'seen_at']).orderBy('id')),
    teams: createStatement(reader, {}, queries => queries.selectFrom('team').select('body').orderBy('id')),
    sessions: createStatement(reader, {}, queries => queries.selectFrom('session').select(['body', 'seen_at']).orderBy('id')),
    links: createStatement(reader, {}, queries => queries.selectFrom('link').select('body').orderBy('id')),
    tokens: createStatement(reader, {}, queries => queries.selectFrom('api_token').select(['body', 'seen_at']).orderBy('id')),
  }
  const password = createStatement(reader, { id: text }, (queries, { id }) =>
    queries.selectFrom('member').select('password').where('id', '=', id),
  )
  const withEmail = createStatement(writer, { email: text, id: text }, (queries, { email, id }) =>
    queries.selectFrom('member').select('id').where('email', '=', email).where('id', '<>', id),
  )
  const putUser = createStatement(writer, { id: text, email: text, body: text }, (queries, { id, email, body }) =>
    queries
      .insertInto('member')
      .values({ id, email, body, password: null, seen_at: null })
      .onConflict(conflict => conflict.column('id').doUpdateSet({ email, body })),
  )
  const setPassword = createStatement(writer, { id: text, hash: text }, (queries, { id, hash }) =>
    queries.updateTable('member').set({ password: hash }).where('id', '=', id),
  )
  const put = { team: putIn('team'), link: putIn('link'), session: putSeenIn('session'), api_token: putSeenIn('api_token') }
  const drop = { team: dropIn('team'), link: dropIn('link'), session: dropIn('session'), api_token: dropIn('api_token') }
  const see = { member: seeIn('member'), session: seeIn('session'), api_token: seeIn('api_token') }

  function putIn(table: 'team' | 'link') {
    return createStatement(writer, { id: text, body: text }, (queries, { id, body }) =>
      queries
        .insertInto(table)
        .values({ id, body })
        .onConflict(conflict => conflict.column('id').doUpdateSet({ body })),
    )
  }
  function putSeenIn(table: 'session' | 'api_token') {
    return createStatement(writer, { id: text, body: text, seen_at: integerOrNull }, (queries, { id, body, seen_at }) =>
      queries
        .insertInto(table)
        .values({ id, body, seen_at })
        .onConflict(conflict => conflict.column('id').doUpdateSet({ body, seen_at })),
    )
  }
  function dropIn(table: 'team' | 'link' | 'session' | 'api_token') {
    return createStatement(writer, { id: text }, (queries, { id }) => queries.deleteFrom(table).where('id', '=', id))
  }
  function seeIn(table: 'member' | 'session' | 'api_token') {
    return createStatement(writer, { id: text, at: integer }, (queries, { id, at }) =>
      queries.updateTable(table).set({ seen_at: at }).where('id', '=', id),
    )
  }

  function keepUser({ lastSeenAt: _seen, ...user }: KeptUser): void {
    const email = foldEmail(user.email)
    if (withEmail.get({ email, id: user.id })) throw new ParleyError('email_taken', { email: user.email })
    putUser.run({ id: user.id, email, body: JSON.stringify(user) })
  }

  function dropFrom(table: keyof typeof drop, changed: Changed<unknown> | undefined): void {
    for (const id of changed?.drop ?? []) drop[table].run({ id })
  }

  function apply({ users, passwords, teams, sessions, links, tokens, audit: notes }: PeopleChange): void {
    dropFrom('team', teams)
    dropFrom('session', sessions)
    dropFrom('link', links)
    dropFrom('api_token', tokens)
    for (const user of users ?? []) keepUser(user)
    for (const { user, hash } of passwords ?? []) setPassword.run({ id: user, hash })
    for (const team of teams?.put ?? []) put.team.run({ id: team.id, body: JSON.stringify(team) })
    for (const link of links?.put ?? []) put.link.run({ id: link.id, body: JSON.stringify(link) })
    for (const { lastSeenAt, ...session } of sessions?.put ?? [])
      put.session.run({ id: session.id, body: JSON.stringify(session), seen_at: lastSeenAt })
    for (const { lastUsedAt, ...token } of tokens?.put ?? [])
      put.api_token.run({ id: token.id, body: JSON.stringify(token), seen_at: lastUsedAt ?? null })
    for (const note of notes ?? []) audit.append(note)
  }

  return {
    load: () =>
      attempt(() => ({
        users: read.users.all({}).map(userOf),
        teams: read.teams.all({}).map(groupOf),
        sessions: read.sessions.all({}).map(sessionOf),
        links: read.links.all({}).map(linkOf),
        tokens: read.tokens.all({}).map(tokenOf),
      })),
    password: id => attempt(() => password.get({ id })?.password ?? undefined),
    write: change => attempt(() => transaction(() => apply(change))),
    seen: ({ user, session, token }, at) =>
      attempt(() =>
        relaxed(() => {
          if (user !== undefined) see.member.run({ id: user, at })
          if (session !== undefined) see.session.run({ id: session, at })
          if (token !== undefined) see.api_token.run({ id: token, at })
        }),
      ),
    audit: query => attempt(() => audit.page(query)),
  }
}
