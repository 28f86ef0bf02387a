-- Sightings that contradict themselves or the world, or that a rule of the firewall set aside. Kept for 30 days, beside the raw
-- buffer and not in it: they claim nothing. One that is released goes on as if it had come just now.
create table quarantined_sightings (
  no bigint generated always as identity primary key,
  address uuid not null unique,
  contributor int not null,
  entity uuid not null,
  observed_at bigint not null,
  received_at bigint not null,
  sighting json not null,
  code text not null,
  title text not null,
  field text,
  released_at bigint
);
create index quarantined_sightings_of_contributor on quarantined_sightings (contributor, no desc);
create index quarantined_sightings_by_age on quarantined_sightings (received_at);

-- What contributors object to, and what was decided.
create table appeals (
  no bigint generated always as identity primary key,
  contributor int not null,
  made_at bigint not null,
  about jsonb not null,
  text text not null check (length(text) between 1 and 2000),
  decision text check (decision in ('granted', 'declined')),
  answer text,
  decided_at bigint,
  check ((decision is null) = (decided_at is null) and (decision is null) = (answer is null))
);
create index appeals_of_contributor on appeals (contributor, no desc);
create index appeals_open on appeals (no) where decision is null;
