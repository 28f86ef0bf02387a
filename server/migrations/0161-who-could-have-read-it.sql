-- When a contributor first spoke of a thing, by the time of receipt: who came after a value could be read here may have read it.
-- Empty for what was claimed before this was kept: that came first.
alter table claims add column came_at bigint;
-- What they said and could have read is counted apart: it makes up for mistakes, and raises nobody above a newcomer.
alter table ledger add column times_repeated int not null default 0;
