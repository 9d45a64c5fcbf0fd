/** What lists, filters, counts and search of the inbox go by. */
export const inboxMigration: string = `
  -- What the inbox goes by.
  alter table conversation add column inbox text not null default 'main';
  alter table conversation add column channel text not null default 'website';
  alter table conversation add column team text;
  alter table conversation add column waiting_since integer;
  -- What was written before anybody kept it counts as read.
  alter table conversation add column heard integer not null default 0;
  update conversation set
    inbox = record ->> '$.inboxId',
    channel = record ->> '$.channelId',
    waiting_since = case when status <> 'closed' and owner = 'queue' then record ->> '$.lastVisitorAt' end;

  -- Each list reads one of these two from its newest end and finds in it all that it filters by: no filter needs an index of
  -- its own, a turn writes one entry, and the many that are closed cost nothing while they rest.
  drop index conversation_list;
  create index conversation_open on conversation
    (updated_at, n, status, owner, assignee, team, inbox, channel, waiting_since) where status <> 'closed';
  create index conversation_closed on conversation
    (updated_at, n, status, owner, assignee, team, inbox, channel) where status = 'closed';

  create table label (
    name text not null,
    inbox text not null,
    conversation integer not null references conversation (n) on delete cascade,
    primary key (name, inbox, conversation)
  ) strict, without rowid;
  create index label_conversation on label (conversation);
  insert into label (name, inbox, conversation)
    select distinct value, inbox, n from conversation, json_each(conversation.record, '$.labels');

  create table mention (
    user text not null,
    conversation integer not null references conversation (n) on delete cascade,
    primary key (user, conversation)
  ) strict, without rowid;
  create index mention_conversation on mention (conversation);

  alter table file add column by text not null default 'visitor';

  -- Words are looked up in texts that lie elsewhere. What has changed waits to be read again, see search-index.ts: turns do not
  -- wait for it. Whatever changes a text says so here by itself, so that nobody forgets to.
  create virtual table search using fts5(
    body, content = '', contentless_delete = 1, prefix = '1 2 3', tokenize = 'unicode61 remove_diacritics 2'
  );
  create table search_stale (conversation integer primary key) strict;
  -- The search forgets a document by a mark alone: 0 asks that its words be taken out, 1 says that this is under way.
  create table search_purge (stage integer primary key) strict;
  insert into search_stale select n from conversation;
  create trigger search_turn after insert on turn begin
    insert or ignore into search_stale values (new.conversation);
  end;
  create trigger search_turn_changed after update of events, team on turn begin
    insert or ignore into search_stale values (new.conversation);
  end;
  create trigger search_turn_gone after delete on turn begin
    insert or ignore into search_stale values (old.conversation);
  end;
  create trigger search_contact_linked after update of contact on conversation when old.contact is not new.contact begin
    insert or ignore into search_stale values (new.n);
  end;
  create trigger search_contact_changed after update on contact begin
    insert or ignore into search_stale select n from conversation where contact = new.n;
  end;
  create trigger search_gone after delete on conversation begin
    delete from search where rowid = old.n;
    delete from search_stale where conversation = old.n;
    insert or ignore into search_purge values (0);
  end;
`
