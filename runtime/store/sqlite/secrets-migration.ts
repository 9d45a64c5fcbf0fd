/** What keeps credentials, and lets calls of one action wait while those of another go. */
export const secretsMigration: string = `
  -- Credentials of plugins and channels, sealed: which key can read one stands beside it.
  create table secret (
    owner text not null,
    name text not null,
    key text not null,
    iv text not null,
    tag text not null,
    data text not null,
    at integer not null,
    by text not null,
    primary key (owner, name)
  ) strict, without rowid;
  -- Effects of an action that has enough to do are passed over without being looked at.
  alter table effect add column action text generated always as (body ->> '$.action') virtual;
  drop index effect_due;
  create index effect_due on effect (due_at, n, action) where buried_at is null;
`
