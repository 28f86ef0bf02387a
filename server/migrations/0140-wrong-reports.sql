-- What people said looks wrong, by adapter version and hour: how often each field was named for which reason
-- (`campaign.participants:out-of-date`), and from which versions of the extension. Counts alone, as strangers send them.
alter table adapter_health
  add column reports jsonb not null default '{}'::jsonb,
  add column reported_by jsonb not null default '{}'::jsonb;
