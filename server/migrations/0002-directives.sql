-- What operators and circuit breakers decided about facts. A directive holds until it is ended; none is ever deleted,
-- so what held at any time in the past can be told. They are part of every checkpoint.
create table directives (
  no int generated always as identity primary key,
  -- Contract `Directive` of shared/src/contracts/directives.ts.
  directive jsonb not null,
  reason text not null check (reason <> ''),
  -- Name of an operator, or `breaker`.
  made_by text not null,
  made_at bigint not null,
  ended_at bigint check (ended_at >= made_at),
  ended_by text,
  check ((ended_at is null) = (ended_by is null))
);
create index directives_in_force on directives (no) where ended_at is null;
