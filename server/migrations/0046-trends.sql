-- What moved, and how concentrated boards are and were. Made of facts by jobs that follow their changes.

-- One row for each value that moved within a span (1h, 24h, 7d), as of `to_at`.
create table trends (
  entity uuid not null references facts on delete cascade,
  field text not null,
  span text not null,
  platform text not null,
  kind text not null,
  -- The newest value read. A row whose newest value is older than its span tells nothing any more.
  to_at bigint not null,
  -- Size of the change beside the value.
  relative double precision not null,
  -- Distance from the usual change in robust standard deviations, without its sign. Null: not enough history.
  unusual double precision,
  -- JSON of the contract `Trend`.
  trend json not null,
  primary key (entity, field, span)
) with (fillfactor = 85);
create index trends_by_unusual on trends (span, unusual desc, entity, field) where unusual is not null;
create index trends_by_size on trends (span, relative desc, entity, field);
-- When to look again at something although it did not change: what it is compared with moves on.
create table trend_visits (
  entity uuid primary key references facts on delete cascade,
  due_at bigint not null
);
create index trend_visits_due on trend_visits (due_at);

-- What the concentration of a board follows from, an hour (hours since 1970): the newest of each hour. Sums as in shared/src/scoring/board/sums.ts.
create table board_sums (
  platform text not null,
  board_id text not null,
  hour int not null,
  at bigint not null,
  sums json not null,
  primary key (platform, board_id, hour)
);
-- Boards whose sums are out of date.
create table board_sums_due (
  platform text not null,
  board_id text not null,
  primary key (platform, board_id)
);
