-- Profiles that are proven to be an account's: an operator saw the code in a public place of the profile.
create table owned_profiles (
  platform text not null,
  profile_id text not null,
  account_id uuid not null references accounts on delete cascade,
  since bigint not null,
  primary key (platform, profile_id)
);
create index owned_profiles_of_account on owned_profiles (account_id);

-- What people who are scored object to or ask for, and what was decided.
create table profile_contests (
  no bigint generated always as identity primary key,
  account_id uuid not null references accounts on delete cascade,
  platform text not null,
  profile_id text not null,
  wish text not null check (wish in ('explain', 'own', 'opt-out')),
  text text not null check (length(text) between 1 and 2000),
  code text not null,
  made_at bigint not null,
  decision text check (decision in ('granted', 'declined')),
  answer text,
  decided_at bigint,
  check ((decision is null) = (decided_at is null) and (decision is null) = (answer is null))
);
create index profile_contests_of_account on profile_contests (account_id, no desc);
create index profile_contests_open on profile_contests (no) where decision is null;
