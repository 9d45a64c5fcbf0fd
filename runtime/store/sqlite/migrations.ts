import { inboxMigration } from './inbox-migration.ts'
import { lineMigration } from './line-migration.ts'
import { newsMigration } from './news-migration.ts'
import { peopleTables } from './people-tables.ts'
import { pictureMigration } from './picture-migration.ts'
import { secretsMigration } from './secrets-migration.ts'
import { spamMigration } from './spam-migration.ts'

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
  `
  create table media (
    n integer primary key,
    id text not null unique,
    name text not null,
    type text not null,
    bytes integer not null,
    width integer,
    height integer,
    at integer not null
  ) strict;

  create table file (
    id text primary key,
    conversation integer not null references conversation (n),
    name text not null,
    type text not null,
    bytes integer not null,
    at integer not null,
    message integer
  ) strict, without rowid;
  create index file_conversation on file (conversation);
  create index file_unsent on file (at) where message is null;
  `,
  `
  -- What was said before anybody kept marks counts as read.
  alter table conversation add column told integer not null default 0;

  create table read_mark (
    conversation integer not null references conversation (n),
    by text not null,
    up_to integer not null,
    at integer not null,
    primary key (conversation, by)
  ) strict, without rowid;
  `,
  `
  -- Where a flow recorded it: flow, version, node, channel, language, page, and the SHA-256 of a text that is evidence.
  alter table said add column origin text;
  create index said_conversation on said (conversation);
  `,
  peopleTables,
  inboxMigration,
  `
  -- Whom routing has given a conversation last: who has the smallest number comes next.
  create table rotation (
    user text primary key,
    given integer not null
  ) strict, without rowid;
  create index rotation_given on rotation (given);
  -- Id of the user who looks after the contact.
  alter table contact add column owner text;
  -- What an agent has to do is counted whenever routing chooses.
  create index conversation_busy on conversation (assignee) where status = 'open' and assignee is not null;
  `,
  `
  -- A contact may have no address, and has what lists go by. One that went into another keeps its row, for its address and to be
  -- taken out again. Everything that is derived from the values (name, place in the alphabet, words) is written with them.
  create table contact_new (
    n integer primary key,
    id text not null unique,
    email text unique,
    made_by text,
    said text not null,
    stored text not null,
    created_at integer not null,
    owner text,
    said_at text not null default '{}',
    sort_name text not null default '',
    revision integer not null default 1,
    seen_at integer not null default 0,
    merged_into integer references contact (n)
  ) strict;
  insert into contact_new (n, id, email, made_by, said, stored, created_at, owner, sort_name, seen_at)
    select n, id, email, made_by, said, stored, created_at, owner, email, created_at from contact;
  drop table contact;
  alter table contact_new rename to contact;
  create index contact_recent on contact (seen_at) where merged_into is null;
  create index contact_name on contact (sort_name) where merged_into is null;
  create index contact_created on contact (created_at) where merged_into is null;
  create index contact_merged on contact (merged_into) where merged_into is not null;
  create trigger search_contact_changed after update of email, said, stored on contact begin
    insert or ignore into search_stale select n from conversation where contact = new.n;
  end;

  create virtual table contact_words using fts5(
    body, prefix = '2', tokenize = 'unicode61 remove_diacritics 2'
  );
  insert into contact_words (contact_words, rank) values ('secure-delete', 1);
  insert into contact_words (rowid, body) select n, email || ' ' || said || ' ' || stored from contact;

  create table contact_visitor (
    contact integer not null references contact (n),
    visitor text not null,
    trust text not null,
    since integer not null,
    primary key (contact, visitor)
  ) strict, without rowid;
  create index contact_visitor_of on contact_visitor (visitor);
  insert into contact_visitor
    select contact, visitor, max(contact_trust), min(updated_at) from conversation where contact is not null group by contact, visitor;

  create table contact_list (
    list text not null,
    contact integer not null references contact (n),
    at integer not null,
    primary key (list, contact)
  ) strict, without rowid;
  create index contact_list_of on contact_list (contact);

  create table contact_change (
    n integer primary key,
    contact integer not null references contact (n),
    at integer not null,
    actor text not null,
    type text not null,
    conversation text,
    data text
  ) strict;
  create index contact_change_of on contact_change (contact);

  create table contact_merge (
    n integer primary key,
    id text not null unique,
    contact integer not null references contact (n),
    source integer not null references contact (n),
    at integer not null,
    actor text not null,
    moved text not null
  ) strict;
  create index contact_merge_into on contact_merge (contact);
  create index contact_merge_of on contact_merge (source);

  -- Evidence outlives whom it is of: then it stands under the number of the receipt.
  create table consent (
    n integer primary key,
    conversation integer references conversation (n),
    receipt text,
    turn integer not null,
    at integer not null,
    purpose text not null,
    decision text not null,
    text text not null,
    text_hash text not null,
    language text not null,
    flow text not null,
    version integer not null,
    node text not null,
    channel text not null,
    method text not null,
    answer text,
    page text
  ) strict;
  create index consent_conversation on consent (conversation) where conversation is not null;
  create index consent_receipt on consent (receipt) where receipt is not null;
  create trigger consent_kept before delete on consent begin
    select raise(abort, 'evidence is only ever added to');
  end;
  create trigger consent_unchanged before update on consent when
    new.receipt is null or old.receipt is not null or new.conversation is not null or new.at <> old.at
    or new.purpose <> old.purpose or new.decision <> old.decision or new.text_hash <> old.text_hash
  begin
    select raise(abort, 'evidence is only ever added to');
  end;

  create table survey_answer (
    n integer primary key,
    conversation integer not null references conversation (n) on delete cascade,
    turn integer not null,
    at integer not null,
    survey text not null,
    question text not null,
    kind text not null,
    asked text not null,
    score integer,
    out_of integer,
    choice text,
    text text
  ) strict;
  create index survey_answer_conversation on survey_answer (conversation);
  create index survey_answer_survey on survey_answer (survey, at);

  create table ticket (
    n integer primary key,
    id text not null unique,
    conversation integer references conversation (n) on delete cascade,
    subject text not null,
    text text,
    status text not null,
    priority text not null,
    pipeline text,
    owner text,
    made_by text not null,
    created_at integer not null,
    updated_at integer not null,
    closed_at integer,
    revision integer not null
  ) strict;
  create index ticket_conversation on ticket (conversation) where conversation is not null;
  create index ticket_status on ticket (status);
  create index ticket_owner on ticket (owner) where owner is not null;

  -- Who was erased, as a hash of the contact's id: a restored backup is gone through again.
  create table erasure (
    id text primary key,
    contact_hash text not null,
    at integer not null
  ) strict, without rowid;
  `,
  `
  -- Where in its flow a conversation is: the node of the frame on its own version, and what else stands on the stack. It lies in
  -- the index that every turn writes anyway, so that who is where is counted from that alone.
  alter table conversation add column at_node text not null default '';
  alter table conversation add column stacked text;
  update conversation set
    at_node = coalesce((
      select frame.value ->> '$.node' from json_each(conversation.record, '$.frames') as frame
      where frame.value ->> '$.flow' = flow and frame.value ->> '$.version' = version
      order by frame.key limit 1
    ), ''),
    stacked = (
      select json_group_array(json_array(frame.value ->> '$.flow', frame.value ->> '$.node'))
      from json_each(conversation.record, '$.frames') as frame
      where frame.key is not (
        select own.key from json_each(conversation.record, '$.frames') as own
        where own.value ->> '$.flow' = flow and own.value ->> '$.version' = version
        order by own.key limit 1
      )
      having count(*) > 0
    )
  where status <> 'closed';
  drop index conversation_open;
  create index conversation_open on conversation
    (updated_at, n, status, owner, assignee, team, inbox, channel, waiting_since, flow, at_node, stacked) where status <> 'closed';
  `,
  secretsMigration,
  lineMigration,
  `
  create table flow_mail (
    conversation integer not null references conversation (n) on delete cascade,
    key text not null,
    at integer not null,
    primary key (conversation, key)
  ) strict, without rowid;
  `,
  newsMigration,
  spamMigration,
  pictureMigration,
]
