-- Breaches of the last days, for lists: a copy of what relevo.sla and relevo.leads say. No person is named, only the lead's id.
create table breach (
  clock text primary key,
  lead_id text not null,
  target text not null,
  team text,
  rep text,
  due_at timestamptz not null,
  fired_at timestamptz not null,
  standing text not null
);
create index breach_newest on breach (fired_at);
create index breach_lead on breach (lead_id);
