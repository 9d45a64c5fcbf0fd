/** Pictures that stand in the page of a letter: they come with it, and go with it. */
export const pictureMigration: string = `
  alter table intake_file add column cid text;
  alter table intake_file add column type text;
  create table letter_picture (
    n integer primary key,
    conversation integer not null references conversation (n) on delete cascade,
    seq integer not null,
    cid text not null,
    type text not null,
    bytes blob not null,
    unique (conversation, seq, cid)
  ) strict;
`
