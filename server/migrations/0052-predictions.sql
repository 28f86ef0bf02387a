-- What campaigns turned out to pay per person, from outcomes of three independent people or more. Made anew from the outcomes.
create table campaign_payouts (
  entity uuid primary key,
  platform text not null,
  id text not null,
  space_id text,
  type text,
  -- When the third of them had reported.
  known_at bigint not null,
  -- When people decided to take part (median), where they say when.
  decided_at bigint,
  usd double precision not null,
  usd_per_point double precision,
  n int not null
);
create index campaign_payouts_in_time on campaign_payouts (known_at);

-- Trained models. One is live at a time and one may stand against it; none is ever changed.
create table roi_models (
  version text primary key,
  -- Contract `TrainedModel`.
  model json not null,
  -- What it was made of: a training, or the calibration of another.
  parent text,
  seed int,
  made_at bigint not null,
  role text not null check (role in ('champion', 'challenger', 'past'))
);
create unique index roi_models_in_office on roi_models (role) where role <> 'past';

-- What was predicted, at most once a day and campaign. Never changed: it is held against what comes true.
create table roi_predictions (
  entity uuid not null,
  day int not null,
  at bigint not null,
  platform text not null,
  -- The live model then. Null: structure alone.
  model text,
  -- In the order of `featureNames`; NaN is unknown.
  features double precision[] not null,
  -- The newest thing that went into it.
  seen_until bigint not null,
  -- What structure (or earlier outcomes) expected: what the features and the correction relate to.
  base_from text not null,
  base_mean double precision not null,
  -- p10, p50, p90 in US dollars per person, gas not subtracted: of the prediction and of the two baselines at that time.
  said double precision[] not null,
  said_median double precision[] not null,
  said_similar double precision[] not null,
  primary key (entity, day)
);
create index roi_predictions_by_day on roi_predictions (day);
create function roi_predictions_stay() returns trigger language plpgsql as $$
begin
  raise exception 'A prediction is never changed.';
end $$;
create trigger roi_predictions_stay before update on roi_predictions for each row execute function roi_predictions_stay();

create table roi_state (
  only_one boolean primary key default true check (only_one),
  -- What payouts and document were last made from.
  basis text not null default '',
  trained_at bigint not null default 0,
  trained_on int not null default 0,
  calibrated_at bigint not null default 0,
  calibrated_on int not null default 0,
  -- Contract `Calibration`, as it is sent.
  calibration text
);
insert into roi_state default values;
