-- What campaigns paid and how long they took, from people who chose to share it. One row a person and campaign: a later one
-- replaces. Goes with its contributor when that is erased.
create table shared_outcomes (
  entity uuid not null,
  contributor int not null,
  -- Contract `Outcome`, with its times on our clock.
  outcome jsonb not null,
  -- When the first one came: nothing may be learned from it as if it had been known before.
  first_taken_at bigint not null,
  taken_at bigint not null,
  primary key (entity, contributor)
);
create index shared_outcomes_of_contributor on shared_outcomes (contributor);

create table shared_times (
  entity uuid not null,
  contributor int not null,
  -- Active minutes, all so far.
  minutes real not null check (minutes > 0),
  -- When the last of it was spent, as the sender rounded it, on our clock.
  spent_at bigint not null,
  taken_at bigint not null,
  primary key (entity, contributor)
);
create index shared_times_of_contributor on shared_times (contributor);
