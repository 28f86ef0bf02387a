-- What operators switched off in the adapters, and where sites keep what is read now. The newest version holds; none is ever
-- changed or deleted, so that what held at any time can be told and put back.
create table switch_versions (
  no int generated always as identity primary key,
  -- The very text that everybody is given: contract `Switches` of shared/src/switches/switches.ts.
  document text not null,
  reason text not null check (reason <> ''),
  -- Name of an operator.
  made_by text not null,
  made_at bigint not null
);
create function switch_versions_stay() returns trigger language plpgsql as $$
begin
  raise exception 'Versions of the switches only become more.';
end $$;
create trigger switch_versions_stay before update or delete on switch_versions execute function switch_versions_stay();
