-- The catalogue: what everybody fetches, as files named by what they hold.

-- Campaigns and spaces as the newest delta left them: what the next one is told apart from, and what snapshots are made of.
create table catalogue_entities (
  entity uuid primary key,
  platform text not null,
  kind text not null,
  id text not null,
  facts json not null
);
create index catalogue_entities_in_order on catalogue_entities (platform collate "C", kind collate "C", id collate "C");

-- Boards, their rows and profiles by what they are found under: the name of the board, or of the profile itself.
create table catalogue_members (
  entity uuid primary key,
  bucket uuid not null
);
create index catalogue_members_by_bucket on catalogue_members (bucket);

-- Facts that were deleted, until the catalogue has said so.
create table catalogue_gone (
  entity uuid primary key,
  platform text not null,
  kind text not null,
  id text not null
);
create function note_gone() returns trigger language plpgsql as $$
begin
  insert into catalogue_gone values (old.entity, old.platform, old.kind, old.id) on conflict do nothing;
  return null;
end
$$;
create trigger facts_gone after delete on facts for each row execute function note_gone();

-- Files by the SHA-256 of their bytes (gzip). One that nothing names any more stays a while for those who are fetching it.
create table catalogue_files (
  hash text primary key check (hash ~ '^[0-9a-f]{64}$'),
  bytes bytea not null,
  raw int not null,
  unused_since bigint
);
alter table catalogue_files alter column bytes set storage external;

-- Deltas. Of level 0 are those that were made of changes; eight of a level are merged into one of the next.
create table catalogue_deltas (
  level int not null,
  from_seq bigint not null,
  to_seq bigint not null check (to_seq > from_seq),
  hash text not null references catalogue_files,
  entities int not null,
  made_at bigint not null,
  primary key (level, from_seq)
);

create table catalogue_shards (
  prefix text primary key,
  hash text not null references catalogue_files
);

-- Other documents that travel with the catalogue.
create table catalogue_documents (
  name text primary key,
  hash text not null references catalogue_files
);

create table catalogue_state (
  only_one boolean primary key default true check (only_one),
  -- Changes up to here have been looked at; the newest delta leads to `seq`; shards are as of `shards_seq`.
  read_seq bigint not null default 0,
  seq bigint not null default 0,
  shards_seq bigint not null default 0,
  shard_digits int not null default 0,
  -- Contract `Manifest`, its `snapshot`.
  snapshot json not null default '{"seq":0,"entities":0,"parts":[]}',
  snapshot_at bigint not null default 0,
  -- The newest manifest: its number, when it was signed, what it was made from, and the answer as it is sent.
  sequence bigint not null default 0,
  issued_at bigint not null default 0,
  basis text not null default '',
  answer text
);
insert into catalogue_state default values;
