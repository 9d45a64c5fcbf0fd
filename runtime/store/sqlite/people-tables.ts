/** The migration that brings the team. */
export const peopleTables = `
  -- The team: what is looked for stands in columns, the rest in the body. A team is small and read whole.
  create table member (
    id text primary key,
    email text not null unique,
    password text,
    seen_at integer,
    body text not null
  ) strict, without rowid;

  create table team (
    id text primary key,
    body text not null
  ) strict, without rowid;

  create table session (
    id text primary key,
    seen_at integer,
    body text not null
  ) strict, without rowid;

  create table link (
    id text primary key,
    body text not null
  ) strict, without rowid;

  create table api_token (
    id text primary key,
    seen_at integer,
    body text not null
  ) strict, without rowid;

  create table audit (
    n integer primary key,
    at integer not null,
    actor text not null,
    act text not null,
    about text not null,
    details text,
    address text,
    hash text not null
  ) strict;
  create trigger audit_unchanged before update on audit begin
    select raise(abort, 'the log is only ever added to');
  end;
  create trigger audit_kept before delete on audit begin
    select raise(abort, 'the log is only ever added to');
  end;
`
