/** What was put away as spam: closed, and in a list of its own. */
export const spamMigration: string = `
  alter table conversation add column spam integer not null default 0;
  drop index conversation_closed;
  create index conversation_closed on conversation
    (updated_at, n, status, owner, assignee, team, inbox, channel, spam) where status = 'closed';
  -- Small, and read whole where words are looked up in everything else.
  create index conversation_spam on conversation
    (updated_at, n, status, owner, assignee, team, inbox, channel) where spam = 1;
`
