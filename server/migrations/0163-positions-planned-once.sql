-- These two were planned anew each time they were asked, which took longer than the counting. Their plan is the same for every place on
-- every board: a few ranges of an index, which it also has to be where the plan was made while a table was still short.
alter function board_rows_before(text, text, float8, uuid) set plan_cache_mode = force_generic_plan;
alter function board_rows_before(text, text, float8, uuid) set enable_seqscan = off;
alter function global_rows_before(float8, uuid) set plan_cache_mode = force_generic_plan;
alter function global_rows_before(float8, uuid) set enable_seqscan = off;
