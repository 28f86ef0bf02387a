-- Stretches of a long board are many: what stands before one of them is counted in spans, each of some dozens of stretches that follow each
-- other. Every span begins where a stretch begins.
create table board_spans (
  platform text not null,
  board_id text not null,
  first_place double precision not null,
  first_entity uuid not null,
  rows int not null check (rows >= 0),
  primary key (platform, board_id, first_place, first_entity)
) with (fillfactor = 70);
create table global_spans (like board_spans including all) with (fillfactor = 70);

insert into board_spans
select platform, board_id, (array_agg(first_place order by first_place, first_entity))[1],
  (array_agg(first_entity order by first_place, first_entity))[1], sum(rows)
from (select *, (sum(rows) over (partition by platform, board_id order by first_place, first_entity) - rows) / 8000 as part
  from board_stretches) counted
group by platform, board_id, part;
insert into global_spans
select platform, board_id, (array_agg(first_place order by first_place, first_entity))[1],
  (array_agg(first_entity order by first_place, first_entity))[1], sum(rows)
from (select *, (sum(rows) over (partition by platform, board_id order by first_place, first_entity) - rows) / 8000 as part
  from global_stretches) counted
group by platform, board_id, part;

-- How many rows of a board stand before a key of its order: the spans before it, the stretches before it within a span, and the rows
-- before it within a stretch.
create or replace function board_rows_before(of_platform text, of_board text, at_place float8, at_entity uuid) returns bigint
language sql stable parallel safe as $$
  with span as materialized (
    select first_place, first_entity from board_spans
    where platform = of_platform and board_id = of_board and (first_place, first_entity) <= (at_place, at_entity)
    order by first_place desc, first_entity desc limit 1),
  stretch as materialized (
    select first_place, first_entity from board_stretches
    where platform = of_platform and board_id = of_board and (first_place, first_entity) <= (at_place, at_entity)
    order by first_place desc, first_entity desc limit 1)
  select coalesce((
      select sum(s.rows) from board_spans s
      where s.platform = of_platform and s.board_id = of_board
        and (s.first_place, s.first_entity) < ((select first_place from span), (select first_entity from span))), 0)
    + coalesce((
      select sum(s.rows) from board_stretches s
      where s.platform = of_platform and s.board_id = of_board
        and (s.first_place, s.first_entity) >= ((select first_place from span), (select first_entity from span))
        and (s.first_place, s.first_entity) < ((select first_place from stretch), (select first_entity from stretch))), 0)
    + (select count(*) from board_entries e
      where e.platform = of_platform and e.board_id = of_board and e.place is not null
        and (e.place, e.entity) >= ((select first_place from stretch), (select first_entity from stretch))
        and (e.place, e.entity) < (at_place, at_entity))
$$;

-- How many members stand before a key of the order. As board_rows_before.
create or replace function global_rows_before(at_place float8, at_entity uuid) returns bigint
language sql stable parallel safe as $$
  with span as materialized (
    select first_place, first_entity from global_spans
    where platform = 'all' and board_id = 'global' and (first_place, first_entity) <= (at_place, at_entity)
    order by first_place desc, first_entity desc limit 1),
  stretch as materialized (
    select first_place, first_entity from global_stretches
    where platform = 'all' and board_id = 'global' and (first_place, first_entity) <= (at_place, at_entity)
    order by first_place desc, first_entity desc limit 1)
  select coalesce((
      select sum(s.rows) from global_spans s
      where s.platform = 'all' and s.board_id = 'global'
        and (s.first_place, s.first_entity) < ((select first_place from span), (select first_entity from span))), 0)
    + coalesce((
      select sum(s.rows) from global_stretches s
      where s.platform = 'all' and s.board_id = 'global'
        and (s.first_place, s.first_entity) >= ((select first_place from span), (select first_entity from span))
        and (s.first_place, s.first_entity) < ((select first_place from stretch), (select first_entity from stretch))), 0)
    + (select count(*) from global_members e
      where e.platform = 'all' and e.board_id = 'global'
        and (e.place, e.entity) >= ((select first_place from stretch), (select first_entity from stretch))
        and (e.place, e.entity) < (at_place, at_entity))
$$;
