/** What channels keep, how they name messages, and what came as a letter. */
export const newsMigration: string = `
  -- What a channel has kept for itself, as JSON.
  create table channel_kept (
    channel text primary key,
    value text not null
  ) strict, without rowid;

  -- What channels call messages that came in, or were answered elsewhere.
  create table came_as (
    channel text not null,
    external text not null,
    conversation integer not null references conversation (n) on delete cascade,
    seq integer not null,
    primary key (channel, external)
  ) strict, without rowid;
  create index came_as_of on came_as (conversation, seq);

  -- What came, byte for byte and compressed: first with what waits, then with its message.
  create table intake_raw (
    intake integer primary key references intake (n) on delete cascade,
    at integer not null,
    bytes blob not null
  ) strict;
  create index intake_raw_at on intake_raw (at);
  create table original (
    n integer primary key,
    conversation integer not null references conversation (n) on delete cascade,
    seq integer not null,
    at integer not null,
    bytes blob not null,
    unique (conversation, seq)
  ) strict;
  create index original_at on original (at);

  -- What a letter repeats, and how it looked: read only by who opens it.
  create table letter_body (
    n integer primary key,
    conversation integer not null references conversation (n) on delete cascade,
    seq integer not null,
    folded text,
    html text,
    unique (conversation, seq)
  ) strict;

  -- When the try began that sent it, and when it was said to have arrived.
  alter table outbox add column begun_at integer;
  alter table outbox add column delivered_at integer;

  -- What somebody has in hand: a start gives it back.
  create index if not exists intake_held on intake (due_at) where attempts > 0 and error is null and due_at is not null;
  create index if not exists outbox_held on outbox (due_at) where state = 'sending' and due_at is not null;
`
