-- The agreements' life. A version is the fold of its steps; agreement_version repeats what is searched for.

create table agreement_version (
  version text primary key,
  position bigint generated always as identity unique,
  status text not null,
  name text not null,
  revision integer not null,
  steps bigint not null,
  effective_at timestamptz,
  changed_at timestamptz not null
);
-- A rule that must hold whatever the code does.
create unique index agreement_one_in_force on agreement_version ((true)) where status = 'IN_FORCE';
create index agreement_due on agreement_version (effective_at) where status = 'SCHEDULED';

-- Every text there ever was of a version.
create table agreement_revision (
  version text not null references agreement_version,
  revision integer not null,
  document text not null,
  files jsonb not null,
  digest text not null,
  primary key (version, revision)
);

create table agreement_step (
  version text not null references agreement_version,
  number bigint not null,
  type text not null,
  at timestamptz not null,
  actor text not null,
  step jsonb not null,
  primary key (version, number)
);

-- One row. Whoever decides about any version locks it first: the rules (one in force, one successor) span versions, and what is
-- committed one after the other is published in that order.
create table agreement_register (
  singleton boolean primary key default true check (singleton)
);
insert into agreement_register default values;

-- What is to be published, in order. Written with the state that it tells of, in one transaction.
create table outbox (
  id bigint generated always as identity primary key,
  event_id text not null unique,
  topic text not null,
  type text not null,
  key text not null,
  headers jsonb not null,
  value bytea not null,
  recorded_at timestamptz not null,
  -- Not to be published later than this: whoever reads it then could not do in time what it says.
  not_after timestamptz,
  sent_at timestamptz
);
create index outbox_unsent on outbox (id) where sent_at is null;
create index outbox_key on outbox (key, id);

-- One row. Whoever publishes locks it, so that two instances never mix their order.
create table outbox_relay (
  singleton boolean primary key default true check (singleton)
);
insert into outbox_relay default values;
