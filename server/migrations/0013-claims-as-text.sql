-- What somebody claims is written once, read whole whenever its entity is settled, and seldom laid over what was there. As text it is
-- kept as it came; as jsonb it was taken apart when written, put together again whenever read, and sorted for statistics nobody asks for.
alter table claims alter column fields type json using fields::json;
