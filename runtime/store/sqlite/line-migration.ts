/** What channels hand in, and what they are to send. */
export const lineMigration: string = `
  -- Conversations on channels that messages are sent to: whom they are with there.
  create table peer (
    conversation integer primary key references conversation (n) on delete cascade,
    channel text not null,
    sender text not null,
    thread text
  ) strict;
  create index peer_of on peer (channel, sender, thread);

  -- What channels hand in. Once taken, nothing is left but that it was here: \`key\` is a hash.
  create table intake (
    n integer primary key,
    channel text not null,
    key text not null,
    sender text,
    body text,
    at integer not null,
    -- When it may be taken; null while another one of the sender's stands before it.
    due_at integer,
    attempts integer not null,
    turns integer not null,
    conversation text,
    error text,
    buried_at integer,
    unique (channel, key)
  ) strict;
  create index intake_due on intake (channel, due_at) where due_at is not null;
  create index intake_open on intake (channel, sender) where sender is not null and buried_at is null;
  create index intake_dead on intake (buried_at) where buried_at is not null;

  create table intake_file (
    intake integer not null references intake (n) on delete cascade,
    at integer not null,
    name text not null,
    bytes blob not null,
    primary key (intake, at)
  ) strict;

  -- Messages on their way out, in order within a conversation: only the first that is open has a time.
  create table outbox (
    n integer primary key,
    conversation integer not null references conversation (n) on delete cascade,
    seq integer not null,
    channel text not null,
    state text not null,
    at integer not null,
    due_at integer,
    attempts integer not null,
    -- What does not fit into one message goes as several: how many of them have gone.
    parts integer not null,
    code text,
    why text,
    unique (conversation, seq)
  ) strict;
  create index outbox_due on outbox (channel, due_at) where due_at is not null;
  create index outbox_open on outbox (conversation, seq, channel) where state in ('waiting', 'sending');
  create index outbox_failed on outbox (channel) where state in ('failed', 'uncertain');

  -- What channels call what was sent: that under such an id comes back is an echo.
  create table sent_as (
    channel text not null,
    external text not null,
    conversation integer not null references conversation (n) on delete cascade,
    seq integer not null,
    primary key (channel, external)
  ) strict, without rowid;
  create index sent_as_of on sent_as (conversation);
  `
