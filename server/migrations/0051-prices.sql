-- Prices of tokens that agreed campaigns name, and fees of chains, from sources an operator configured. Keys as `priceKey` makes them.
create table token_prices (
  key text primary key,
  usd double precision not null check (usd > 0),
  -- The source's own time.
  observed_at bigint not null
);

-- When a source was last asked for a token, whether it knew it or not.
create table token_price_asks (
  key text primary key,
  asked_at bigint not null
);

-- The last price of each day (days since 1970, UTC): what an outcome was worth when it arrived.
create table token_price_days (
  key text not null,
  day int not null,
  usd double precision not null,
  primary key (key, day)
);

-- What one typical transaction costs, by the platforms' word for the chain.
create table chain_fees (
  chain text primary key,
  usd double precision not null check (usd > 0),
  observed_at bigint not null
);
