-- What proposals' simulations found, as their proposers attached it. The step of the proposal has the id.
create table agreement_simulation (
  id text primary key,
  version text not null references agreement_version,
  -- Not jsonb: it is shown as it came, in its order.
  summary json not null
);
