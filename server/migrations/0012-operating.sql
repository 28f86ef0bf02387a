-- What operators turn at run time. A valve without a row is as the environment says.
create table valves (
  valve text primary key,
  value jsonb not null,
  reason text not null check (reason <> ''),
  turned_by text not null,
  turned_at bigint not null
);

-- Rules of the firewall. Like directives: in force until ended, never deleted.
create table firewall_rules (
  no int generated always as identity primary key,
  -- Contract `FirewallRule` of shared/src/contracts/operating.ts.
  rule jsonb not null,
  reason text not null check (reason <> ''),
  made_by text not null,
  made_at bigint not null,
  ended_at bigint check (ended_at >= made_at),
  ended_by text,
  check ((ended_at is null) = (ended_by is null))
);
create index firewall_rules_in_force on firewall_rules (no) where ended_at is null;

-- Every act of an operator, written in the transaction of the act.
create table audit_log (
  no bigint generated always as identity primary key,
  at bigint not null,
  who text not null,
  what text not null,
  why text not null check (why <> ''),
  about jsonb not null
);
create function audit_log_stays() returns trigger language plpgsql as $$
begin
  raise exception 'The audit log only grows.';
end $$;
create trigger audit_log_stays before update or delete on audit_log execute function audit_log_stays();

-- How well pages are read, by adapter version and hour: counts and codes that browsers reported.
create table adapter_health (
  adapter text not null,
  hour bigint not null,
  captures bigint not null,
  observations bigint not null,
  rejected bigint not null,
  drifts jsonb not null,
  warnings jsonb not null,
  primary key (adapter, hour)
);

-- Two sets of counts by code as one. A code that would be the 101st is not counted: codes come from strangers.
create function plus_counts(held jsonb, come jsonb) returns jsonb language sql immutable parallel safe as $$
  select coalesce(jsonb_object_agg(code, n), '{}'::jsonb) from (
    select key as code, sum(value::bigint) as n
    from (select * from jsonb_each_text(held) union all select * from jsonb_each_text(come)) as counts
    group by key order by not held ? key, key limit 100) as kept
$$;
