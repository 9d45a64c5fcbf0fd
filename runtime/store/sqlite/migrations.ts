/** Every change of the tables, in order; the database remembers how many it has had. Never edit one that was released. */
export const migrations: readonly string[] = [
  `
  create table conversation (
    n integer primary key,
    id text not null unique,
    visitor text not null,
    flow text not null,
    version integer not null,
    called text,
    status text not null,
    owner text not null,
    assignee text,
    contact integer references contact (n),
    contact_trust text,
    turn integer not null,
    updated_at integer not null,
    record text not null
  ) strict;
  -- One index carries every list by time: a list of many states merges them. Each more would cost every turn two pages.
  create index conversation_list on conversation (status, owner, updated_at);
  create index conversation_assignee on conversation (assignee, updated_at) where assignee is not null;
  create index conversation_visitor on conversation (visitor);
  create index conversation_version on conversation (flow, version, status) where status <> 'closed';
  create index conversation_called on conversation (n) where called is not null and status <> 'closed';
  create index conversation_contact on conversation (contact) where contact is not null;

  create table turn (
    n integer primary key,
    conversation integer not null references conversation (n),
    turn integer not null,
    key text not null,
    print text not null,
    at integer not null,
    own_seq integer not null,
    last_seq integer not null,
    team_to integer,
    events text,
    team text,
    trace text not null
  ) strict;
  create unique index turn_number on turn (conversation, turn);
  create unique index turn_key on turn (conversation, key);
  -- Few turns have entries of the team, so this index costs next to nothing.
  create index turn_team on turn (conversation, team_to) where team_to is not null;

  create table visitor (
    id text primary key,
    token_hash text not null unique,
    created_at integer not null
  ) strict, without rowid;

  create table contact (
    n integer primary key,
    id text not null unique,
    email text not null unique,
    made_by text,
    said text not null,
    stored text not null,
    created_at integer not null
  ) strict;

  create table timer (
    conversation integer not null references conversation (n),
    id text not null,
    due_at integer not null,
    primary key (conversation, id)
  ) strict, without rowid;
  create index timer_due on timer (due_at);

  create table effect (
    n integer primary key,
    id text not null unique,
    conversation integer not null references conversation (n),
    due_at integer not null,
    attempts integer not null,
    error text,
    buried_at integer,
    body text not null
  ) strict;
  create index effect_conversation on effect (conversation);
  create index effect_due on effect (due_at) where buried_at is null;
  create index effect_dead on effect (buried_at) where buried_at is not null;

  create table said (
    n integer primary key,
    conversation integer not null references conversation (n),
    turn integer not null,
    at integer not null,
    kind text not null,
    data text not null
  ) strict;

  create table meta (
    key text primary key,
    value text not null
  ) strict, without rowid;
  `,
]
