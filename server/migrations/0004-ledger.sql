-- Whose words turned out right or wrong when a value was agreed and published, counted a UTC day (days since 1970).
create table ledger (
  contributor int not null,
  day int not null,
  times_right int not null default 0,
  times_wrong int not null default 0,
  primary key (contributor, day)
) with (fillfactor = 70);

-- How often a way of reading (`dom@1`) said something else than the others did: an adapter's fault, nobody's trust.
create table extractor_drift (
  platform text not null,
  extractor text not null,
  day int not null,
  count int not null,
  primary key (platform, extractor, day)
);

-- How many agreed values were replaced by others, an hour (hours since 1970): what a circuit breaker compares with.
create table replacements (
  platform text not null,
  kind text not null,
  hour int not null,
  count int not null,
  primary key (platform, kind, hour)
);
